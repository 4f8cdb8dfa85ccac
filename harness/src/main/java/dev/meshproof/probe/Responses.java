package dev.meshproof.probe;

import dev.meshproof.sdl.Sha256;
import java.nio.charset.StandardCharsets;

/** Bytes that came, as a response. */
final class Responses {
    private static final int SHOWN = 200;

    private Responses() {}

    static Answer.Response of(int status, byte[] body) {
        return new Answer.Response(status, Sha256.of(body), body.length, beginning(body));
    }

    /** At most 200 characters. */
    static String beginning(byte[] bytes) {
        String text = new String(bytes, 0, Math.min(bytes.length, 4 * SHOWN), StandardCharsets.UTF_8);
        return text.substring(0, Math.min(text.length(), SHOWN));
    }
}
