package dev.meshproof.wiretap;

/** Who sends to whom. */
public record Pair(NodeKey source, NodeKey destination) {
    /** The way back. */
    public Pair reversed() {
        return new Pair(destination, source);
    }

    @Override
    public int hashCode() {
        return source.hashCode() * 31 + destination.hashCode();
    }

    @Override
    public String toString() {
        return source.brief() + " > " + destination.brief();
    }
}
