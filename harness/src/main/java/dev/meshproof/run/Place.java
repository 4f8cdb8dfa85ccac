package dev.meshproof.run;

import dev.meshproof.sdl.Position;

/** A position in an SDL; line and column from 1. */
public record Place(String file, int line, int column) {
    static Place of(Position position) {
        return new Place(position.file(), position.line(), position.column());
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
