package dev.meshproof.sdl;

/**
 * Where a value was read.
 *
 * @param file the SDL's file name as the user gave it
 * @param line from 1
 * @param column from 1
 */
public record Position(String file, int line, int column) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
