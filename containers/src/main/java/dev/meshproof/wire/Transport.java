package dev.meshproof.wire;

/** What carries a canary's words. */
public enum Transport {
    TCP,
    UDP
}
