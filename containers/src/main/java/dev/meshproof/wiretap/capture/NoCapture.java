package dev.meshproof.wiretap.capture;

import java.io.IOException;

/** A file that is no pcapng; the message says what it begins with. */
public final class NoCapture extends IOException {
    private static final long serialVersionUID = 1;

    NoCapture(String message) {
        super(message);
    }
}
