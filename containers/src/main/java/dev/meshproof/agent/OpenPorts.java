package dev.meshproof.agent;

import dev.meshproof.wire.AgentReply.OpenPort;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a scan found, so bounded that even an address where every port answers fits in a reply. */
final class OpenPorts {
    private static final int MOST_SAYING = 5_000;
    private static final byte[] NOTHING = {};

    private final List<OpenPort> found = new ArrayList<>();

    void add(OpenPort port) {
        found.add(found.size() < MOST_SAYING ? port : new OpenPort(port.port(), port.then(), NOTHING));
    }

    /** By port. */
    List<OpenPort> list() {
        List<OpenPort> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparingInt(OpenPort::port));
        return sorted;
    }
}
