package dev.meshproof.probe;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Bytes that came, as a response. */
final class Responses {
    private static final int SHOWN = 200;

    private Responses() {}

    static Answer.Response of(int status, byte[] body) {
        return new Answer.Response(status, sha256(body), body.length, beginning(body));
    }

    /** At most 200 characters. */
    static String beginning(byte[] bytes) {
        String text = new String(bytes, 0, Math.min(bytes.length, 4 * SHOWN), StandardCharsets.UTF_8);
        return text.substring(0, Math.min(text.length(), SHOWN));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
