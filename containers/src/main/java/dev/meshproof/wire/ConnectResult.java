package dev.meshproof.wire;

/**
 * The answer to {@link ConnectTo}.
 *
 * @param address that was dialled, {@code address:port}; the host as asked for if it did not come to that
 * @param localPort from which it was dialled; 0 if not connected
 * @param message for people; empty if connected
 */
public record ConnectResult(ConnectOutcome outcome, String address, int localPort, String message) {}
