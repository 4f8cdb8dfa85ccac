package dev.meshproof.wiretap;

/** What belongs together in one stream of packets: who sends to whom, and which way it passes the wiretap. */
public record Lane(Pair pair, Direction direction) {
    private static final NodeKey NOBODY = new NodeKey(0, 0, 0, 0);

    /** Of packets of which nobody said whose they are: not ours, or beyond what is kept apart. */
    public static final Lane UNKNOWN = new Lane(new Pair(NOBODY, NOBODY), Direction.TO_RELAY);

    public boolean isKnown() {
        return !equals(UNKNOWN);
    }

    /** The answers to what is sent in this one. */
    public Lane reversed() {
        return new Lane(pair.reversed(), direction);
    }

    @Override
    public int hashCode() {
        return pair.hashCode() * 31 + direction.hashCode();
    }

    @Override
    public String toString() {
        return isKnown() ? pair + " " + direction.text() : "unknown";
    }
}
