package dev.meshproof.wiretap.search;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Makes all forms of a canary. */
public final class Needles {
    /** Shorter ones could come about by chance, and would be slow to look for. In bytes. */
    public static final int SHORTEST = 16;

    private static final int LONGEST = 256;
    private static final String UNRESERVED = "-._~";

    private final List<Needle> needles = new ArrayList<>();
    private final String name;

    private Needles(String name) {
        this.name = name;
    }

    /**
     * The forms of one canary, each of them once.
     *
     * @param name for results
     * @param canary 16 to 256 random bytes, or as many that stand for them
     * @throws IllegalArgumentException if it has another length
     */
    public static List<Needle> of(String name, byte[] canary) {
        if (canary.length < SHORTEST || canary.length > LONGEST) {
            throw new IllegalArgumentException(
                    "canary " + name + " has " + canary.length + " bytes, expected " + SHORTEST + " to " + LONGEST);
        }
        Needles made = new Needles(name);
        made.add(Form.RAW, canary.clone());
        made.add(Form.REVERSED, reversed(canary));
        made.add(Form.HEX, HexFormat.of().formatHex(canary));
        made.add(Form.HEX_UPPER, HexFormat.of().withUpperCase().formatHex(canary));
        made.add(Form.BASE64, base64(canary, 0, Base64.getEncoder()));
        made.add(Form.BASE64_AFTER_1, base64(canary, 1, Base64.getEncoder()));
        made.add(Form.BASE64_AFTER_2, base64(canary, 2, Base64.getEncoder()));
        made.add(Form.BASE64_URL, base64(canary, 0, Base64.getUrlEncoder()));
        made.add(Form.BASE64_URL_AFTER_1, base64(canary, 1, Base64.getUrlEncoder()));
        made.add(Form.BASE64_URL_AFTER_2, base64(canary, 2, Base64.getUrlEncoder()));
        made.add(Form.PERCENT, percent(canary, true));
        made.add(Form.PERCENT_LOWER, percent(canary, true).toLowerCase(Locale.ROOT));
        made.add(Form.PERCENT_RESERVED, percent(canary, false));
        return List.copyOf(made.needles);
    }

    private void add(Form form, String text) {
        add(form, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void add(Form form, byte[] bytes) {
        if (needles.stream().noneMatch(other -> Arrays.equals(other.bytes(), bytes))) {
            needles.add(new Needle(name, form, bytes));
        }
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    /** Those characters that come from bits of the canary alone, if so many bytes stand before it. */
    private static String base64(byte[] canary, int before, Base64.Encoder encoder) {
        byte[] padded = new byte[before + canary.length];
        System.arraycopy(canary, 0, padded, before, canary.length);
        int first = (8 * before + 5) / 6;
        int last = 8 * padded.length / 6;
        return encoder.withoutPadding().encodeToString(padded).substring(first, last);
    }

    private static String percent(byte[] canary, boolean all) {
        StringBuilder text = new StringBuilder();
        for (byte each : canary) {
            if (!all && isUnreserved(each)) {
                text.append((char) each);
            } else {
                text.append(String.format(Locale.ROOT, "%%%02X", each & 0xff));
            }
        }
        return text.toString();
    }

    private static boolean isUnreserved(byte b) {
        return (b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || (b >= '0' && b <= '9')
                || UNRESERVED.indexOf((char) (b & 0xff)) >= 0;
    }
}
