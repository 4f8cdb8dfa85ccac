package dev.meshproof.probe;

/** A protocol by what its clients say first, and its servers answer. */
public enum Greeting {
    /** Nothing is said; whatever the server says by itself within half a second is its banner, none is as good as any. */
    TCP,
    /** An SSLRequest, then a StartupMessage (PostgreSQL 15 documentation, section 55.7). */
    POSTGRES,
    /** {@code PING} (Redis serialization protocol). */
    REDIS
}
