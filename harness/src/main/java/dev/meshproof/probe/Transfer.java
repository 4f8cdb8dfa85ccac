package dev.meshproof.probe;

/**
 * What became of something sent through SOCKS5 and of what was to come back.
 *
 * @param sent bytes that were written
 * @param received bytes that came back
 * @param detail what happened, in words
 */
public record Transfer(Then then, long sent, long received, String detail) {
    /** How it ended. */
    public enum Then {
        /** All that was sent arrived and all that was to come back came, each as it was. */
        INTACT,
        /** It ended early; as far as anything arrived, it was as it had been sent. */
        BROKEN,
        /** Something arrived that had not been sent. */
        ALTERED,
        /** A service was asked that nobody here knows the answer of: what came says only that something did. */
        ANSWERED,
        /** There was no connection. */
        NOT_CONNECTED,
        /** There was nothing to ask. */
        NOT_TRIED
    }

    static Transfer notTried(String why) {
        return new Transfer(Then.NOT_TRIED, 0, 0, why);
    }
}
