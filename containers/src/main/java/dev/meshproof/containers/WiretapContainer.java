package dev.meshproof.containers;

import dev.meshproof.containers.CertificateAuthority.ServerCertificate;
import dev.meshproof.containers.agent.OwnJar;
import dev.meshproof.wiretap.server.Main;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Stands before a relay, in its network namespace and at its port: what clients take for the relay. Where it keeps what it
 * sees, and how it is asked, is in docs/captures.md.
 */
public final class WiretapContainer extends LabContainer {
    /** The folder of its capture; in the container's own files, as the engine copies nothing out of a tmpfs. */
    public static final String CAPTURES = "/meshproof/captures";

    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final String JAR = "/meshproof/wiretap.jar";
    private static final String FOLDER = "/etc/meshproof/wiretap/";

    /**
     * Of its java. Not the first compiler alone, as agents have it: the second one knows the processor's instructions for AES,
     * without which TLS twice over took so long that a relay carried 0.57 of what it carries alone, and not 0.89. But it takes
     * up only what runs ten times as often as it would: for the handshakes of one lab it took longer than they did.
     */
    public static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-Xshare:auto",
            "-Xss256k",
            "-Xmx44m",
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000",
            "-XX:Tier4BackEdgeThreshold=400000");

    private static final class Made {
        static final byte[] JAR_BYTES = OwnJar.of(Main.class, List.of("dev/meshproof/wiretap"));
    }

    /**
     * @param derperId the relay's container
     * @param certificate for the relay's host name; a secret of the run
     * @param root whom to trust as the relay
     * @param apiPort where it is asked, on 127.0.0.1 of the relay
     * @param only whether it stands before the lab's only relay
     * @param captureBytes that it keeps of what passes; beyond these the oldest go
     */
    public WiretapContainer(
            String image,
            Map<String, String> labels,
            String derperId,
            ServerCertificate certificate,
            TrustedRoot root,
            Relay relay,
            int apiPort,
            boolean only,
            long captureBytes) {
        super(image, labels, List.of());
        withFile(JAR, Made.JAR_BYTES);
        withFile(FOLDER + "certificate.pem", certificate.certificate());
        withFile(FOLDER + "key.pem", certificate.key());
        withFile(FOLDER + "root.pem", root.pem());
        withCreateContainerCmdModifier(create -> hostConfig(create).withNetworkMode("container:" + derperId));
        withCommand(
                "sh",
                "-ec",
                "mkdir -p " + CAPTURES + "\nexec " + String.join(" ", command(relay, apiPort, only, captureBytes)));
        waitingFor(new LogLine("serving on", START_LIMIT));
    }

    /** The jar that it runs; the same bytes for the same classes. */
    static byte[] jar() {
        return Made.JAR_BYTES.clone();
    }

    private static List<String> command(Relay relay, int apiPort, boolean only, long captureBytes) {
        List<String> command = new ArrayList<>(List.of("java"));
        command.addAll(JVM);
        command.addAll(List.of(
                "-jar",
                JAR,
                "--listen",
                "0.0.0.0:" + Relay.PORT,
                "--relay",
                "127.0.0.1:" + DerpContainer.PORT,
                "--name",
                relay.hostname(),
                "--certificate",
                FOLDER + "certificate.pem",
                "--key",
                FOLDER + "key.pem",
                "--roots",
                FOLDER + "root.pem",
                "--captures",
                CAPTURES,
                "--total-bytes",
                Long.toString(captureBytes),
                "--api",
                "127.0.0.1:" + apiPort,
                "--only-relay",
                Boolean.toString(only)));
        return command;
    }
}
