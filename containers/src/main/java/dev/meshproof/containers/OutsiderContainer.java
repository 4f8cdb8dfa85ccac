package dev.meshproof.containers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Somebody outside of all providers, with a tailscaled of his own as an SDL's replica has one: in userspace, with a SOCKS5
 * proxy on loopback, no privileges. His node is up when the container is.
 */
public final class OutsiderContainer extends LabContainer {
    /** Where his first node's SOCKS5 proxy listens, on 127.0.0.1. */
    public static final int SOCKS5_PORT = 1055;

    /**
     * Where the engine's resolver passes on what it does not know, in his own network namespace. With nobody there a name that
     * does not exist takes his tailscaled 5 s, as its resolver is told of a failure and asks again.
     */
    public static final String RESOLVER = "127.0.0.1";

    private static final Duration START_LIMIT = Duration.ofSeconds(40);
    private static final String FOLDER = "/etc/meshproof/outsider/";
    private static final String ROOT = FOLDER + "root.pem";
    private static final String KEY = FOLDER + "authkey";
    private static final String UP = "outsider is up";

    /**
     * @param root all that his nodes trust
     * @param loginServer URL of his control plane
     * @param authKey for all his nodes; a secret of the run
     * @param hostnames of his nodes, one or more; the first is the one that asks, all others only answer
     */
    public OutsiderContainer(
            String image,
            Map<String, String> labels,
            Attachment attachment,
            TrustedRoot root,
            String loginServer,
            String authKey,
            List<String> hostnames) {
        super(image, labels, List.of(attachment));
        withAgent();
        withFile(ROOT, root.pem());
        withFile(KEY, authKey);
        withEnv("SSL_CERT_FILE", ROOT); // crypto/x509, root_unix.go: in place of the system's
        withEnv("TS_NO_LOGS_NO_SUPPORT", "true");
        withCommand("sh", "-ec", script(loginServer, hostnames));
        withCreateContainerCmdModifier(create -> hostConfig(create).withDns(List.of(RESOLVER)));
        waitingFor(new LogLine(UP, START_LIMIT));
    }

    /** Only the first node's socket bears tailscaled's usual name, by which an agent finds it. */
    static String script(String loginServer, List<String> hostnames) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < hostnames.size(); i++) {
            String folder = "/run/outsider/" + i;
            String socket = folder + (i == 0 ? "/tailscaled.sock" : "/other.sock");
            lines.add("mkdir -p " + folder);
            lines.add("tailscaled --tun=userspace-networking --state=mem: --statedir=" + folder + " --socket=" + socket
                    + " --port=" + (i == 0 ? "41641" : "0")
                    + (i == 0 ? " --socks5-server=127.0.0.1:" + SOCKS5_PORT : "") + " &");
            lines.add("tailscale --socket=" + socket + " up --auth-key=file:" + KEY + " --login-server=" + loginServer
                    + " --hostname=" + hostnames.get(i) + " --accept-dns=false --timeout=30s &");
            lines.add("up" + i + "=$!");
        }
        for (int i = 0; i < hostnames.size(); i++) {
            lines.add("wait $up" + i);
        }
        lines.add("echo " + UP);
        lines.add("wait");
        return String.join("\n", lines);
    }
}
