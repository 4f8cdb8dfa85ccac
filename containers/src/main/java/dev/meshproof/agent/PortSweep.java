package dev.meshproof.agent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.BitSet;
import java.util.Objects;

/**
 * Sorts out the TCP ports of an address that refuse, so that only the others need a connection. A SYN of its own, sent by a raw
 * socket, costs the kernel half of what a socket that connects does; and raw sockets are beyond Java.
 */
final class PortSweep {
    private static final String END = "end";

    private PortSweep() {}

    /**
     * The ports that did not refuse: of 1 to 65,535. All of them where it cannot be told: there is no perl, no right to raw
     * sockets, an IPv6 address, one that is silent, or no time.
     */
    static BitSet notRefused(InetAddress address, Duration limit) {
        if (address instanceof Inet4Address && limit.toSeconds() > 0) {
            try {
                return sweep(address.getHostAddress(), limit.toSeconds());
            } catch (IOException e) {
                // Then each port is connected to.
            }
        }
        BitSet all = new BitSet();
        all.set(1, PortScan.LAST + 1);
        return all;
    }

    private static BitSet sweep(String address, long seconds) throws IOException {
        Process perl = new ProcessBuilder("perl", "-", address, String.valueOf(seconds))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = perl.inputReader(StandardCharsets.US_ASCII)) {
            try (OutputStream in = perl.getOutputStream()) {
                in.write(script());
            }
            BitSet ports = new BitSet();
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.equals(END)) {
                    return ports;
                }
                String[] range = line.split("-", 2);
                ports.set(Integer.parseInt(range[0]), Integer.parseInt(range[range.length - 1]) + 1);
            }
            throw new IOException("the sweep ended before it was through");
        } finally {
            perl.destroyForcibly();
        }
    }

    private static byte[] script() throws IOException {
        try (InputStream in = Objects.requireNonNull(PortSweep.class.getResourceAsStream("sweep.pl"))) {
            return in.readAllBytes();
        }
    }
}
