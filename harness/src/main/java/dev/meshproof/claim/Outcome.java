package dev.meshproof.claim;

/** What the answers to an expectation's asks showed. */
public sealed interface Outcome {
    /** One phrase for people. May hold text that a replica sent. */
    String seen();

    record Holds(String seen) implements Outcome {}

    record Violated(String seen) implements Outcome {}

    /** The answers decide nothing. */
    record Unknown(String seen) implements Outcome {}

    /** There is nothing that the expectation could be about. A case all of whose checks say so is NOT_APPLICABLE. */
    record Moot(String seen) implements Outcome {}
}
