package dev.meshproof.sdl.yaml;

import dev.meshproof.sdl.Position;
import dev.meshproof.sdl.SdlException;
import dev.meshproof.sdl.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The text of one file, and the way from its characters to lines and columns. Lines end with LF, CRLF or CR. */
public final class Source {
    private final String file;
    private final String sha256;
    private final String text;
    private final int[] lineStarts;
    private final CodePoints codePoints;

    /** @throws SdlException if the bytes are not UTF-8 */
    public Source(String file, byte[] bytes) {
        this.file = file;
        this.sha256 = Sha256.of(bytes);
        this.text = decode(file, bytes);
        this.lineStarts = lineStarts(text);
        this.codePoints = CodePoints.of(text);
    }

    private static String decode(String file, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            String decoded = StandardCharsets.UTF_8.newDecoder().decode(in).toString();
            return decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
        } catch (CharacterCodingException e) {
            String before = new String(bytes, 0, in.position(), StandardCharsets.UTF_8);
            int[] lines = lineStarts(before);
            int line = lines.length;
            int column = before.codePointCount(lines[line - 1], before.length()) + 1;
            throw SdlException.of(
                    "file-encoding",
                    new Position(file, line, column),
                    "the file is not UTF-8 text",
                    "save it as UTF-8, or check that this is the file you meant");
        }
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
            if (ends) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    public String file() {
        return file;
    }

    /** Of the file's bytes, lower-case hex. */
    public String sha256() {
        return sha256;
    }

    /** Without a byte order mark. */
    public String text() {
        return text;
    }

    /** The place of a character of {@link #text()}. */
    public Position at(int index) {
        int found = Arrays.binarySearch(lineStarts, index);
        int line = found >= 0 ? found : -found - 2;
        return new Position(file, line + 1, codePoints.before(index) - codePoints.before(lineStarts[line]) + 1);
    }

    /** How many code points from an index to another, or to the end of the first one's line if that comes first; at least 1. */
    int lengthOnLine(int start, int end) {
        int stop = start;
        while (stop < end && text.charAt(stop) != '\n' && text.charAt(stop) != '\r') {
            stop++;
        }
        return Math.max(1, codePoints.before(stop) - codePoints.before(start));
    }

    /** The index into {@link #text()} of a line and column, both from 0 and counted in code points. */
    public int indexOf(int line, int column) {
        int start = lineStarts[Math.min(line, lineStarts.length - 1)];
        return codePoints.index(codePoints.before(start) + column);
    }
}
