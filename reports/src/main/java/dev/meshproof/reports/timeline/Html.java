package dev.meshproof.reports.timeline;

import dev.meshproof.reports.Figures;
import dev.meshproof.run.PlainText;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Text in HTML, as content or as an attribute's value between quotation marks. */
final class Html {
    private Html() {}

    /** Escapes what is no markup of ours. */
    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }

    /** Hostile text: one harmless line without keys, cut, and escaped. */
    static String text(String hostile, int most) {
        return escape(PlainText.of(KeyPatterns.hide(PlainText.of(hostile)), most));
    }

    /** Bytes of UTF-8. */
    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** {@code 1 line}, {@code 2,000 lines}. */
    static String number(long count, String one) {
        return Figures.number(count) + " " + one + (count == 1 ? "" : "s");
    }

    /** Of a duration: {@code 12 ms} or {@code 3.4 s}. */
    static String duration(long millis) {
        return millis < 1_000 ? millis + " ms" : String.format(Locale.ROOT, "%,.1f s", millis / 1000.0);
    }

    /** Since the run's start: {@code +12.345 s}. */
    static String since(long millis) {
        return String.format(Locale.ROOT, "+%.3f s", millis / 1000.0);
    }
}
