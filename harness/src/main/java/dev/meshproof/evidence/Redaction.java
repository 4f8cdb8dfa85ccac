package dev.meshproof.evidence;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The secrets of a run, taken out of everything that is written, by value at the point of writing.
 *
 * <p>Every value is also found base64-encoded (as part of a longer text too), percent-encoded and as JSON escapes it. Thread-safe;
 * secrets may be added while streams are open, and hold from then on.
 */
public final class Redaction {
    /** Stands where a secret stood. */
    public static final String MARK = "[redacted]";

    /** Shorter values would be found everywhere and garble what is written. */
    public static final int SHORTEST = 6;

    /** Made once: a mapper learns a type when it first meets it, which takes longer than writing a run. */
    private final ObjectMapper json = EvidenceJson.newRedacting(this);

    private volatile List<String> needles = List.of();

    /**
     * Takes a value out of whatever is written from now on.
     *
     * @return false if the value is shorter than {@link #SHORTEST} characters and was therefore not taken
     */
    public synchronized boolean add(String secret) {
        String value = secret.strip();
        if (value.length() < SHORTEST) {
            return false;
        }
        // Longest first: a secret that contains another is taken out whole.
        Set<String> all = new TreeSet<>(
                (a, b) -> a.length() == b.length() ? a.compareTo(b) : Integer.compare(b.length(), a.length()));
        all.addAll(needles);
        all.addAll(SecretForms.of(value));
        needles = List.copyOf(all);
        return true;
    }

    /** The text without secrets. */
    public String redact(String text) {
        String clean = text;
        for (String needle : needles) {
            clean = clean.replace(needle, MARK);
        }
        return clean;
    }

    /** A stream that redacts what passes to {@code target}, also where a secret is cut by the borders of writes. Closing it closes the target. */
    public OutputStream guarding(OutputStream target) {
        return new RedactingOutputStream(target, this::needleBytes);
    }

    /** As {@link #guarding(OutputStream)}, for text; writes UTF-8. */
    public Writer writer(OutputStream target) {
        return new java.io.OutputStreamWriter(guarding(target), StandardCharsets.UTF_8);
    }

    ObjectMapper json() {
        return json;
    }

    private List<byte[]> needleBytes() {
        return needles.stream().map(n -> n.getBytes(StandardCharsets.UTF_8)).toList();
    }

    /** Says how many secrets it holds, and none of them. */
    @Override
    public String toString() {
        return "Redaction[" + needles.size() + " forms]";
    }
}
