package dev.meshproof.wiretap.search;

/** Takes what was found. */
@FunctionalInterface
public interface HitSink {
    /**
     * Takes one occurrence.
     *
     * @param at where the needle begins, in bytes
     */
    void hit(Needle needle, int at);
}
