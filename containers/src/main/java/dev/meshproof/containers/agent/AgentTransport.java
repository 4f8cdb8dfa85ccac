package dev.meshproof.containers.agent;

import java.io.Closeable;
import java.io.InputStream;
import java.io.OutputStream;

/** A running agent's standard input and output. */
public interface AgentTransport extends Closeable {
    /** What the agent writes. */
    InputStream in();

    /** What the agent reads; every write must get there promptly. */
    OutputStream out();

    /** What is known of the agent's end: its last lines on standard error, its exit code. Empty if nothing is. */
    String lastWords();

    /** Ends the agent's input, which ends the agent. Never throws. */
    @Override
    void close();
}
