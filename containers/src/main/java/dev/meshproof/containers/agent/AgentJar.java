package dev.meshproof.containers.agent;

import dev.meshproof.agent.Main;
import java.util.List;

/** The agent as one small jar. */
public final class AgentJar {
    /** Where containers get it. */
    public static final String PATH = "/meshproof/agent.jar";

    private AgentJar() {}

    private static final class Made {
        static final byte[] BYTES = OwnJar.of(Main.class, List.of("dev/meshproof/agent", "dev/meshproof/wire"));
    }

    /** The jar; the same bytes for the same classes. */
    public static byte[] bytes() {
        return Made.BYTES.clone();
    }

    /** The command that runs the agent in a container that has the jar. */
    public static List<String> command() {
        return command("java", PATH);
    }

    /** As {@link #command()}, with another java and another place. */
    public static List<String> command(String java, String jar) {
        return List.of(
                java,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:CompileThresholdScaling=10",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-Xss256k",
                "-Xmx96m",
                "-jar",
                jar);
    }
}
