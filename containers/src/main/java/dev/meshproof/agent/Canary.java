package dev.meshproof.agent;

import java.io.Closeable;

/** A listener of ours, bound until it is closed. */
interface Canary extends Closeable {
    int port();

    Visitors visitors();
}
