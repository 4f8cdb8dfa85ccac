package dev.meshproof.sdl.console;

import java.util.Set;

/**
 * Names that every JavaScript object has: {@code validateSDL.ts} looks names up without asking whether they are the document's
 * own, and so finds these everywhere.
 */
final class Inherited {
    private static final Set<String> NAMES = Set.of(
            "constructor",
            "__proto__",
            "hasOwnProperty",
            "isPrototypeOf",
            "propertyIsEnumerable",
            "toLocaleString",
            "toString",
            "valueOf",
            "__defineGetter__",
            "__defineSetter__",
            "__lookupGetter__",
            "__lookupSetter__");

    private Inherited() {}

    static boolean has(String name) {
        return NAMES.contains(name);
    }
}
