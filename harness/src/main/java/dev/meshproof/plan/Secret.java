package dev.meshproof.plan;

/**
 * What must never be shown: it stands in no text and in no JSON of a plan, where {@value #HIDDEN} stands for it.
 *
 * @param value as the SDL has it
 */
public record Secret(String value) {
    /** Stands where the value would. */
    public static final String HIDDEN = "[redacted]";

    @Override
    public String toString() {
        return HIDDEN;
    }
}
