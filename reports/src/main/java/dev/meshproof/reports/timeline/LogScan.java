package dev.meshproof.reports.timeline;

import dev.meshproof.reports.timeline.Positions.Position;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One pass over a log, of whatever size: how many lines there are and how grave, and where those lie that may be shown. Holds
 * {@link #BUFFER} bytes of the file, and positions.
 */
final class LogScan {
    /** The last lines of a log that may be shown, and as many of the first and the last of those that are errors or warnings. */
    static final int LAST_LINES = 2_000;

    static final int FLAGGED_LINES = 1_000;

    private static final int BUFFER = 256 * 1024;

    private final Positions last = new Positions(LAST_LINES);
    private final Positions firstFlagged = new Positions(FLAGGED_LINES);
    private final Positions lastFlagged = new Positions(FLAGGED_LINES);
    private long bytes;
    private long lines;
    private long errors;
    private long warnings;

    private LogScan() {}

    static LogScan of(Path file) throws IOException {
        LogScan scan = new LogScan();
        try (InputStream in = Files.newInputStream(file)) {
            scan.read(in);
        }
        return scan;
    }

    private void read(InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER];
        int held = 0;
        long at = 0; // of the buffer's first byte
        boolean within = false; // of a line whose beginning went by: it was longer than the buffer
        int read;
        while ((read = in.read(buffer, held, BUFFER - held)) >= 0) {
            int end = held + read;
            bytes += read;
            int begin = 0;
            for (int i = held; i < end; i++) {
                if (buffer[i] == '\n') {
                    if (!within) {
                        add(buffer, begin, i, at);
                    }
                    within = false;
                    begin = i + 1;
                }
            }
            held = end - begin;
            if (held == BUFFER) {
                if (!within) {
                    add(buffer, 0, BUFFER, at);
                }
                within = true;
                held = 0;
                at += BUFFER;
            } else {
                System.arraycopy(buffer, begin, buffer, 0, held);
                at += begin;
            }
        }
        if (held > 0 && !within) {
            add(buffer, 0, held, at);
        }
    }

    private void add(byte[] buffer, int begin, int end, long at) {
        Level level = LevelReader.of(buffer, begin, end);
        lines++;
        last.add(at + begin, end - begin, lines, level);
        if (level == Level.OTHER) {
            return;
        }
        if (level == Level.ERROR) {
            errors++;
        } else {
            warnings++;
        }
        (firstFlagged.isFull() ? lastFlagged : firstFlagged).add(at + begin, end - begin, lines, level);
    }

    long bytes() {
        return bytes;
    }

    long lines() {
        return lines;
    }

    long errors() {
        return errors;
    }

    long warnings() {
        return warnings;
    }

    /** The errors and warnings to show, what is worth most first: errors before warnings, and of each the first and the last ones. */
    List<Position> flagged() {
        List<Position> all = new ArrayList<>();
        for (Level level : List.of(Level.ERROR, Level.WARNING)) {
            List<Position> found = new ArrayList<>();
            for (Positions some : List.of(firstFlagged, lastFlagged)) {
                for (int i = 0; i < some.size(); i++) {
                    Position line = some.get(i);
                    if (line.level() == level) {
                        found.add(line);
                    }
                }
            }
            for (int low = 0, high = found.size() - 1; low <= high; low++, high--) {
                all.add(found.get(low));
                if (low < high) {
                    all.add(found.get(high));
                }
            }
        }
        return all;
    }

    /** The last lines, from the end. */
    List<Position> fromTheEnd() {
        List<Position> all = new ArrayList<>();
        for (int i = last.size() - 1; i >= 0; i--) {
            all.add(last.get(i));
        }
        return all;
    }
}
