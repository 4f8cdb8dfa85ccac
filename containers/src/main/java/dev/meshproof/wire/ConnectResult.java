package dev.meshproof.wire;

/**
 * The answer to {@link ConnectTo}.
 *
 * @param address that was dialled, {@code address:port}; the host as asked for if it did not come to that
 * @param message for people; empty if connected
 */
public record ConnectResult(ConnectOutcome outcome, String address, String message) {}
