package dev.meshproof.reports.timeline;

import dev.meshproof.reports.timeline.Positions.Position;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The lines of all logs that are to be shown, within a budget of bytes. Small logs are shown whole; what they leave is shared
 * evenly by the larger ones, of which the errors and warnings and the last lines are shown.
 */
final class LogLines {
    private final List<Line> lines = new ArrayList<>();
    private final List<Shown> shown;

    private LogLines(int logs) {
        shown = new ArrayList<>(java.util.Collections.nCopies(logs, Shown.NOTHING));
    }

    /**
     * @param most bytes that the lines may take, with {@link LogRows}' beginnings
     * @throws IOException if a log cannot be read
     */
    static LogLines of(List<LogFile> logs, int most) throws IOException {
        LogLines chosen = new LogLines(logs.size());
        List<Integer> bySize = new ArrayList<>();
        List<Long> sizes = new ArrayList<>();
        for (int i = 0; i < logs.size(); i++) {
            bySize.add(i);
            sizes.add(Files.size(logs.get(i).path()));
        }
        bySize.sort(Comparator.comparing(sizes::get));
        int left = most;
        for (int i = 0; i < bySize.size(); i++) {
            int log = bySize.get(i);
            left -= chosen.choose(log, logs.get(log), left / (bySize.size() - i));
        }
        chosen.lines.sort(Line.BY_CLOCK);
        return chosen;
    }

    /** @return the bytes that were used */
    private int choose(int index, LogFile log, int most) throws IOException {
        LogScan scan = LogScan.of(log.path());
        Share share = new Share(index, log, most);
        try (FileChannel file = FileChannel.open(log.path(), StandardOpenOption.READ)) {
            List<Position> flagged = scan.flagged();
            share.take(file, flagged, LogRows.LEFT_OUT, most / 2);
            share.take(file, scan.fromTheEnd(), 0, most);
            share.take(file, flagged, LogRows.LEFT_OUT, most);
        }
        lines.addAll(share.lines);
        shown.set(index, new Shown(scan.bytes(), scan.lines(), scan.errors(), scan.warnings(), share.lines.size()));
        return share.used;
    }

    /** What of one log is shown. */
    private static final class Share {
        private final int index;
        private final LogFile log;
        private final int most;
        private final List<Line> lines = new ArrayList<>();
        private final Set<Long> numbers = new HashSet<>();
        private int used = LogRows.LEFT_OUT;

        Share(int index, LogFile log, int most) {
            this.index = index;
            this.log = log;
            this.most = most;
        }

        /**
         * Takes lines as long as no more than so many bytes are used.
         *
         * @param more bytes that each of them may take beside its own
         */
        void take(FileChannel file, List<Position> positions, int more, int until) throws IOException {
            for (Position at : positions) {
                if (numbers.contains(at.number())) {
                    continue;
                }
                Line line = new Line(log.times().at(at.offset()), index, at.number(), at.level(), read(file, at));
                int bytes = more + LogRows.mostBytes(line, log);
                if (used + bytes > Math.min(until, most)) {
                    return;
                }
                used += bytes;
                lines.add(line);
                numbers.add(at.number());
            }
        }

        private static String read(FileChannel file, Position at) throws IOException {
            int length = Math.min(at.length(), LineText.MOST_BYTES);
            ByteBuffer bytes = ByteBuffer.allocate(length);
            while (bytes.hasRemaining() && file.read(bytes, at.offset() + bytes.position()) >= 0) {
                // until all of it is there, or the file has become shorter
            }
            return LineText.of(java.util.Arrays.copyOf(bytes.array(), bytes.position()), length < at.length());
        }
    }

    /**
     * Of a log.
     *
     * @param lines in the file
     * @param errors of those
     * @param shown of those
     */
    record Shown(long bytes, long lines, long errors, long warnings, int shown) {
        static final Shown NOTHING = new Shown(0, 0, 0, 0, 0);
    }

    /** By clock. */
    List<Line> lines() {
        return lines;
    }

    Shown shown(int log) {
        return shown.get(log);
    }
}
