package dev.meshproof.agent;

import dev.meshproof.wire.AddressText;
import dev.meshproof.wire.AgentReply;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;

/** Who came to a canary. Thread-safe. */
final class Visitors {
    static final int MOST = 1_000;

    private final Set<String> addresses = new LinkedHashSet<>();
    private int count;
    private boolean more;

    synchronized void add(InetAddress from) {
        count++;
        String address = AddressText.of(from);
        if (addresses.size() < MOST) {
            addresses.add(address);
        } else {
            more |= !addresses.contains(address);
        }
    }

    synchronized int count() {
        return count;
    }

    synchronized AgentReply.VisitorList list() {
        return new AgentReply.VisitorList(new ArrayList<>(addresses), more);
    }
}
