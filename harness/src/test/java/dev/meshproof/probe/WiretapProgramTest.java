package dev.meshproof.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.meshproof.containers.CertificateAuthority;
import dev.meshproof.containers.CertificateAuthority.ServerCertificate;
import dev.meshproof.containers.agent.AgentConnection;
import dev.meshproof.containers.agent.ChildProcess;
import dev.meshproof.wiretap.Direction;
import dev.meshproof.wiretap.NodeKey;
import dev.meshproof.wiretap.fault.Fault;
import dev.meshproof.wiretap.fault.Scope;
import dev.meshproof.wiretap.forward.Credentials;
import dev.meshproof.wiretap.server.Main;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is asked of a relay, asked of the wiretap program before something that does as derper does. */
@Timeout(60)
@TestInstance(Lifecycle.PER_CLASS)
class WiretapProgramTest {
    private static final Vantage BESIDE = new Vantage.RelayHost("one");
    private static final String NAME = "derp.example";
    private static final Pattern PORTS = Pattern.compile("serving on (\\d+), api on (\\d+)");
    private static final byte[] HELLO = HexFormat.of().parseHex("010000002844455250f09f9491" + "09" + "00".repeat(31));

    private final CertificateAuthority authority = new CertificateAuthority();
    private final Canaries canaries = new Canaries();

    /** Each test has keys and a canary of its own, so one program that counts and captures for all serves them. */
    private volatile boolean admits;

    private Path folder;
    private AgentConnection agent;
    private Server relay;
    private Process wiretap;
    private int port;
    private RelayViews views;
    private Disturbances disturbances;

    private final TestSurroundings lab = new TestSurroundings() {
        @Override
        public Socket relayTls(Vantage from, String asked, Duration limit) throws ProbeUnavailable {
            assertThat(from).isEqualTo(BESIDE);
            try {
                SSLSocket socket = (SSLSocket) authority
                        .clientContext()
                        .getSocketFactory()
                        .createSocket(new Socket("127.0.0.1", port), NAME, port, true);
                socket.startHandshake();
                return socket;
            } catch (IOException e) {
                throw new ProbeUnavailable(String.valueOf(e.getMessage()));
            }
        }

        @Override
        public List<Path> relayCapture(String asked) throws ProbeUnavailable {
            try (Stream<Path> files = Files.list(folder.resolve("captures"))) {
                return files.sorted().toList();
            } catch (IOException e) {
                throw new ProbeUnavailable(String.valueOf(e.getMessage()));
            }
        }
    };

    @BeforeAll
    void start(@TempDir Path made) throws Exception {
        folder = made;
        agent = AgentConnection.over("here", ChildProcess.start(), Duration.ofSeconds(20))
                .get();
        ServerCertificate issued = authority.issue(NAME);
        SSLContext relays = context(issued);
        relay = new Server(plain -> {
            SSLSocket socket = (SSLSocket) relays.getSocketFactory().createSocket(plain, null, true);
            socket.setUseClientMode(false);
            serve(socket);
        });
        Files.createDirectory(folder.resolve("captures"));
        wiretap = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        Path.of(Main.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toURI())
                                .toString(),
                        Main.class.getName(),
                        "--listen",
                        "127.0.0.1:0",
                        "--api",
                        "127.0.0.1:0",
                        "--relay",
                        "127.0.0.1:" + relay.port(),
                        "--name",
                        NAME,
                        "--certificate",
                        file("certificate", issued.certificate()),
                        "--key",
                        file("key", issued.key()),
                        "--roots",
                        file("roots", authority.certificate()),
                        "--captures",
                        folder.resolve("captures").toString())
                .redirectError(folder.resolve("log").toFile())
                .start();
        Matcher[] ports = new Matcher[1];
        await("the wiretap serves").atMost(Duration.ofSeconds(30)).until(() -> {
            ports[0] = PORTS.matcher(Files.readString(folder.resolve("log")));
            return ports[0].find();
        });
        port = Integer.parseInt(ports[0].group(1));
        lab.with(BESIDE, new Place("relay", agent));
        Wiretaps wiretaps = new Wiretaps(Integer.parseInt(ports[0].group(2)));
        views = new RelayViews(lab, wiretaps, canaries);
        disturbances = new Disturbances(lab, wiretaps);
    }

    @AfterAll
    void stop() throws Exception {
        wiretap.destroy();
        relay.close();
        agent.close();
    }

    @BeforeEach
    void refuse() {
        admits = false;
    }

    /** One as the wiretap itself makes it of certificate and key. */
    private static SSLContext context(ServerCertificate issued) throws Exception {
        return Credentials.server(issued.certificate(), issued.key());
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private void serve(SSLSocket socket) throws IOException {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.readUnsignedByte());
            }
            out.write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: DERP\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.write(HELLO);
            in.readByte();
            in.readNBytes(in.readInt());
            if (admits) {
                out.write(HexFormat.of().parseHex("0300000028" + "00".repeat(40)));
                in.read();
            }
        }
    }

    private static Ask ask(Question what) {
        return new Ask(BESIDE, what, Phase.CANARY, Duration.ofSeconds(10));
    }

    private Answer.RelayClient client(String key) throws Exception {
        Answer.RelayCounts counts = (Answer.RelayCounts) views.counts(ask(new Question.RelayCounts()));
        assertThat(counts.captureTrouble()).isEmpty();
        return counts.clients().stream()
                .filter(client -> client.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_stranger_that_is_refused_is_seen() throws Exception {
        Answer.Stranger stranger = (Answer.Stranger) views.stranger(ask(new Question.Stranger()));

        assertThat(stranger.admitted()).isFalse();
        assertThat(client(stranger.key())).isEqualTo(new Answer.RelayClient(stranger.key(), "127.0.0.1", 1, 0));
    }

    @Test
    void should_fail_if_a_stranger_is_let_in() throws Exception {
        admits = true;
        Answer.Stranger stranger = (Answer.Stranger) views.stranger(ask(new Question.Stranger()));

        assertThat(stranger.admitted()).isTrue();
        assertThat(client(stranger.key()).admitted()).isEqualTo(1);
    }

    @Test
    void plaintext_is_found_in_the_capture_though_its_sender_is_refused() throws Exception {
        Answer.Plaintext plaintext = (Answer.Plaintext) views.plaintext(ask(new Question.Plaintext()));
        views.counts(ask(new Question.RelayCounts()));
        Answer.RelayView view = (Answer.RelayView) views.view(ask(new Question.RelayView(true)), true);

        assertThat(plaintext.admitted()).isFalse();
        assertThat(view.hits()).containsExactly(new CanaryHits(plaintext.canary(), "raw", 2));
        assertThat(view.lanes()).hasSize(1);
        assertThat(view.lanes().get(0).lane().leads(List.of(plaintext.source()), List.of(plaintext.destination())))
                .isTrue();
        assertThat(view.lanes().get(0).findings()).containsEntry("foreign", 1L);
        assertThat(view.trouble()).isEmpty();
    }

    @Test
    void takes_the_faults_that_alter() throws Exception {
        Fault flip = new Fault.Flip(
                new Scope(new NodeKey(1, 2, 3, 4), new NodeKey(5, 6, 7, 8), Direction.TO_RELAY), 0.03, 7);

        disturbances.begin(List.of("one"), List.of(flip));
        assertThat(disturbances.of(List.of("one"), List.of(flip))).isEqualTo(Disturbances.Effect.NONE);
        disturbances.end(List.of("one"), List.of(flip));
    }
}
