package dev.meshproof.wiretap.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.meshproof.containers.WiretapContainer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program in a JVM of its own, with as many connections as {@code -Dwiretap.connections} says, 200 otherwise. */
@Timeout(180)
class LoadTest {
    private static final int CONNECTIONS = Integer.getInteger("wiretap.connections", 200);
    private static final int ROUNDS = 3;
    private static final Pattern PORTS = Pattern.compile("serving on (\\d+), api on (\\d+)");
    private static final Pattern RESIDENT = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    @TempDir
    Path folder;

    @Test
    void serves_many_connections_in_little_memory() throws Exception {
        try (Relay relay = new Relay(Bench.AUTHORITY, Relay::mirror)) {
            Process process = start(relay.port());
            try {
                Matcher ports = ports(process);
                List<SSLSocket> open = new ArrayList<>();
                byte[] some = "x".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
                for (int i = 0; i < CONNECTIONS; i++) {
                    SSLSocket socket = Bench.connect(Integer.parseInt(ports.group(1)));
                    open.add(socket);
                    // At once: the program gives each 20 s for it, and the last one's turn may come later.
                    socket.startHandshake();
                }
                for (int round = 0; round < ROUNDS; round++) {
                    for (SSLSocket socket : open) {
                        socket.getOutputStream().write(some);
                    }
                    for (SSLSocket socket : open) {
                        assertThat(socket.getInputStream().readNBytes(some.length))
                                .isEqualTo(some);
                    }
                }
                long peak = resident(process);
                System.out.println("wiretap.connections=" + CONNECTIONS + " peak-resident-kib=" + peak);

                assertThat(peak)
                        .as("KiB at %d connections", CONNECTIONS)
                        .isLessThan((128L << 10) * Math.max(1, CONNECTIONS / 400));
                for (SSLSocket socket : open) {
                    socket.close();
                }
            } finally {
                process.destroy();
            }
            await("its end").atMost(Duration.ofSeconds(20)).until(() -> !process.isAlive());
        }
    }

    private Process start(int relay) throws IOException {
        var issued = Bench.AUTHORITY.issue(Relay.NAME);
        String classes = Path.of(Main.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(WiretapContainer.JVM);
        command.addAll(List.of(
                "-cp",
                classes,
                Main.class.getName(),
                "--listen",
                "127.0.0.1:0",
                "--api",
                "127.0.0.1:0",
                "--relay",
                String.format(Locale.ROOT, "127.0.0.1:%d", relay),
                "--name",
                Relay.NAME,
                "--certificate",
                file("certificate", issued.certificate()),
                "--key",
                file("key", issued.key()),
                "--roots",
                file("roots", Bench.AUTHORITY.certificate()),
                "--captures",
                folder.toString()));
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("log").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private Matcher ports(Process process) {
        Matcher[] found = new Matcher[1];
        await("it serves").atMost(Duration.ofSeconds(60)).until(() -> {
            assertThat(process.isAlive())
                    .as(Files.readString(folder.resolve("log")))
                    .isTrue();
            found[0] = PORTS.matcher(Files.readString(folder.resolve("log")));
            return found[0].find();
        });
        return found[0];
    }

    /** The most that the process has taken so far, in KiB. */
    private static long resident(Process process) throws IOException {
        String status = Files.readString(Path.of("/proc/" + process.pid() + "/status"));
        Matcher line = RESIDENT.matcher(status);
        assertThat(line.find()).isTrue();
        return Long.parseLong(line.group(1));
    }
}
