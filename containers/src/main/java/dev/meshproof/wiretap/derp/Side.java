package dev.meshproof.wiretap.derp;

/** Whose bytes they are. */
public enum Side {
    CLIENT,
    SERVER;

    String text() {
        return this == CLIENT ? "the client" : "the server";
    }
}
