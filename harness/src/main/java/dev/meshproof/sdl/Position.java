package dev.meshproof.sdl;

/**
 * Where a value was read.
 *
 * @param file the SDL's file name as the user gave it
 * @param line from 1; 0 where the file as a whole is meant
 * @param column from 1, in Unicode code points; 0 where the file as a whole is meant
 */
public record Position(String file, int line, int column) {
    /** The file as a whole. */
    public static Position wholeFile(String file) {
        return new Position(file, 0, 0);
    }

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
