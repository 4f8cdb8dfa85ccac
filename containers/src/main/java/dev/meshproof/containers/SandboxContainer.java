package dev.meshproof.containers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Owns a replica's network namespace, address and DNS: what a pod's pause container is. Never restarted, because a
 * container that joined a namespace keeps the dead one when its owner restarts.
 *
 * <p>From before anything else runs in it, all that its network carries is captured, the first {@value #CAPTURED_BYTES}
 * bytes of each packet, ARP too; its loopback is not. The default capabilities suffice for that.
 */
public final class SandboxContainer extends LabContainer {
    /** Where the capture is: pcap, Ethernet, microseconds; each packet is written as soon as it was seen. */
    public static final String CAPTURE = "/run/meshproof/capture.pcap";

    /** The capture ends with this many packets, some 28 MB; one that has as many is not whole. */
    public static final int CAPTURED_PACKETS = 250_000;

    /** The most that is kept of a packet: headers of Ethernet, IP and TCP, and some of what follows. */
    public static final int CAPTURED_BYTES = 96;

    private static final String NO_IPV6_BUT_LOOPBACK = "net.ipv6.conf.lo.disable_ipv6";

    /**
     * @param neighbour where the engine's embedded DNS forwards what the lab does not know. It tries all ports as well: its
     *     SYN packets, and the resets that answer them, are not captured
     * @param ipv6 whether there is {@code ::1}; a link-local address there never is, as the engine's machine has one on the
     *     same network
     */
    public SandboxContainer(
            String image, Map<String, String> labels, Attachment attachment, String neighbour, boolean ipv6) {
        super(image, labels, List.of(attachment));
        withCommand("sh", "-c", command(neighbour));
        withAgent();
        withCreateContainerCmdModifier(create -> {
            hostConfig(create).withDns(List.of(neighbour));
            if (ipv6) {
                Map<String, String> sysctls = new HashMap<>(hostConfig(create).getSysctls());
                sysctls.put(NO_IPV6_BUT_LOOPBACK, "0");
                hostConfig(create).withSysctls(sysctls);
            }
        });
    }

    /** The first process becomes a sleep, so that the capture, a child of it, is nobody's concern. */
    private static String command(String neighbour) {
        String but = "not (src host " + neighbour + " and tcp[tcpflags] == tcp-syn)" + " and not (dst host " + neighbour
                + " and tcp[tcpflags] & tcp-rst != 0)";
        return "mkdir -p " + CAPTURE.substring(0, CAPTURE.lastIndexOf('/'))
                + "\ntcpdump -i eth0 -Z root -n -U -s " + CAPTURED_BYTES + " -c " + CAPTURED_PACKETS + " -w " + CAPTURE
                + " '" + but + "' &\nexec sleep infinity";
    }
}
