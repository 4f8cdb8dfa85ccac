package dev.meshproof.wiretap.search;

/**
 * One form of one canary.
 *
 * @param canary its name; the canary itself has no place in results
 * @param bytes not to be altered
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Needle(String canary, Form form, byte[] bytes) {
    @Override
    public String toString() {
        return canary + " " + form.text();
    }
}
