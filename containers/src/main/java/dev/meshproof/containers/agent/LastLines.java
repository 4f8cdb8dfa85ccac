package dev.meshproof.containers.agent;

import java.nio.charset.StandardCharsets;

/** The end of a text that is still being written. Thread-safe. */
final class LastLines {
    private static final int KEPT = 2_000;

    private String text = "";

    synchronized void add(byte[] more) {
        text += new String(more, StandardCharsets.UTF_8);
        if (text.length() > KEPT) {
            text = text.substring(text.length() - KEPT);
        }
    }

    @Override
    public synchronized String toString() {
        return text.strip();
    }
}
