package dev.meshproof.sdl.chain;

import dev.meshproof.sdl.Position;
import dev.meshproof.sdl.Text;

/** Texts that do not stand in the file as they are. */
final class Texts {
    private Texts() {}

    /** All of it at one place. */
    static Text at(String value, Position at) {
        return new Text(value, at, index -> at);
    }
}
