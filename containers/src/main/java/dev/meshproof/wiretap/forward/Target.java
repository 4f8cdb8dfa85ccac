package dev.meshproof.wiretap.forward;

/**
 * The relay behind.
 *
 * @param host by which it is reached; resolved anew for each connection
 * @param name in its certificate
 */
public record Target(String host, int port, String name) {}
