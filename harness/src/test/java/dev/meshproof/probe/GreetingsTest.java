package dev.meshproof.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.containers.agent.AgentConnection;
import dev.meshproof.containers.agent.ChildProcess;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class GreetingsTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static AgentConnection agent;

    @BeforeAll
    static void start() throws Exception {
        agent = AgentConnection.over("here", ChildProcess.start(), Duration.ofSeconds(20))
                .get();
    }

    @AfterAll
    static void stop() {
        agent.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'220 mail ESMTP, 24 Nov 12:00:01', '220 mail ESMTP, 24 Nov 12:00:02'",
        "'+OK POP3 <1896.697170952@host>', '+OK POP3 <2077.697170999@host>'",
    })
    void does_not_count_numbers_of_a_banner(String one, String other) throws Exception {
        assertThat(said(Greeting.TCP, saying(one + "\r\n")).sha256())
                .isEqualTo(said(Greeting.TCP, saying(other + "\r\nmore\r\n")).sha256())
                .isNotEqualTo(said(Greeting.TCP, saying("220 other\r\n")).sha256());
    }

    @Test
    void takes_no_banner_for_a_response_all_the_same() throws Exception {
        Answer.Response none =
                said(Greeting.TCP, socket -> socket.getInputStream().readAllBytes());

        assertThat(none.status()).isZero();
        assertThat(none.bytes()).isZero();
        assertThat(said(Greeting.TCP, socket -> {}).sha256()).isEqualTo(none.sha256());
    }

    @Test
    void does_not_count_a_banner_that_is_no_text() throws Exception {
        Answer.Response greeting = said(Greeting.TCP, saying("J\0\0\0\n8.0.33\0random"));

        assertThat(greeting.bytes()).isZero();
        assertThat(greeting.beginning()).contains("8.0.33");
    }

    @Test
    void hears_how_postgres_wants_a_password_but_not_its_salt() throws Exception {
        Server.Conversation md5 = postgres(out -> authentication(out, 5, random(4)));

        assertThat(said(Greeting.POSTGRES, md5)).isEqualTo(said(Greeting.POSTGRES, md5));
        assertThat(said(Greeting.POSTGRES, md5).beginning()).isEqualTo("N R5");
    }

    @Test
    void hears_a_postgres_that_trusts_but_not_its_key() throws Exception {
        Server.Conversation trust = postgres(out -> {
            authentication(out, 0, new byte[0]);
            message(out, 'S', "server_version\00015.8\0".getBytes(StandardCharsets.US_ASCII));
            message(out, 'K', random(8));
            message(out, 'Z', new byte[] {'I'});
        });

        assertThat(said(Greeting.POSTGRES, trust)).isEqualTo(said(Greeting.POSTGRES, trust));
        assertThat(said(Greeting.POSTGRES, trust).beginning()).isEqualTo("N R0 S K Z");
    }

    @Test
    void hears_what_a_postgres_refuses_with() throws Exception {
        byte[] error =
                "SFATAL\0C28000\0Mno pg_hba.conf entry for host \"10.0.0.7\"\0\0".getBytes(StandardCharsets.US_ASCII);

        assertThat(said(Greeting.POSTGRES, postgres(out -> message(out, 'E', error)))
                        .beginning())
                .isEqualTo("N E28000");
    }

    @Test
    void leaves_it_at_that_where_postgres_speaks_tls() throws Exception {
        assertThat(said(Greeting.POSTGRES, socket -> {
                            socket.getInputStream().readNBytes(8);
                            socket.getOutputStream().write('S');
                            socket.getInputStream().read();
                        })
                        .beginning())
                .isEqualTo("S");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"HTTP/1.1 400 Bad Request\r\n\r\n", "SSH-2.0-OpenSSH\r\n", "NOT\r\n", "E", "ERROR\r\n", "N"})
    void takes_nothing_else_for_a_postgres(String said) throws Exception {
        assertThat(response(Greeting.POSTGRES, saying(said))).isEmpty();
    }

    @Test
    void takes_a_server_that_waits_for_a_line_for_no_postgres() throws Exception {
        assertThat(response(
                        Greeting.POSTGRES, socket -> socket.getInputStream().readAllBytes(), Duration.ofMillis(300)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+PONG", "-NOAUTH Authentication required.", "-LOADING Redis is loading"})
    void hears_a_redis(String reply) throws Exception {
        assertThat(said(Greeting.REDIS, saying(reply + "\r\n")).beginning()).isEqualTo(reply);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+PONG", "+OK POP3 ready\r\n", "HTTP/1.1 400 Bad Request\r\n\r\n", "-\r\n", ""})
    void takes_nothing_else_for_a_redis(String said) throws Exception {
        assertThat(response(Greeting.REDIS, saying(said))).isEmpty();
    }

    @Test
    void hears_the_same_through_a_proxy() throws Exception {
        try (Server redis = new Server(saying("+PONG\r\n"));
                Socks5Server proxy = Socks5Server.to(redis.port())) {
            TestSurroundings lab = new TestSurroundings()
                    .with(new Vantage.Sandbox(TestSurroundings.ONE), new Place("sandbox", agent))
                    .with(new Target.TailnetAddress(TestSurroundings.TWO), "100.64.0.2")
                    .proxy(proxy.port());

            Answer answer = lab.ask(
                    new Vantage.Sandbox(TestSurroundings.ONE),
                    new Question.GreetThroughSocks5(
                            Greeting.REDIS, new Target.TailnetAddress(TestSurroundings.TWO), 6379));

            assertThat(answer).isInstanceOfSatisfying(Answer.Reached.class, reached -> {
                assertThat(reached.at()).isEqualTo("100.64.0.2:6379 through 127.0.0.1:" + proxy.port());
                assertThat(reached.response().get(0).beginning()).isEqualTo("+PONG");
            });
        }
    }

    private interface Messages {
        void to(DataOutputStream out) throws IOException;
    }

    /** A server that checks what it is asked, and sends what it has to say in one piece. */
    private static Server.Conversation postgres(Messages messages) {
        return socket -> {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            assertThat(in.readInt()).isEqualTo(8);
            assertThat(in.readInt()).isEqualTo(80_877_103);
            socket.getOutputStream().write('N');
            byte[] startup = in.readNBytes(in.readInt() - 4);
            assertThat(startup).containsExactly("\0\3\0\0user\0meshproof\0\0".getBytes(StandardCharsets.US_ASCII));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            messages.to(new DataOutputStream(bytes));
            socket.getOutputStream().write(bytes.toByteArray());
            in.read();
        };
    }

    private static void authentication(DataOutputStream out, int kind, byte[] more) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        new DataOutputStream(body).writeInt(kind);
        body.write(more);
        message(out, 'R', body.toByteArray());
    }

    private static void message(DataOutputStream out, char type, byte[] body) throws IOException {
        out.writeByte(type);
        out.writeInt(body.length + 4);
        out.write(body);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        ThreadLocalRandom.current().nextBytes(bytes);
        return bytes;
    }

    /** Says its piece and waits until the client has left, so that no reset overtakes it. */
    private static Server.Conversation saying(String text) {
        return socket -> {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        };
    }

    private static Answer.Response said(Greeting greeting, Server.Conversation conversation) throws Exception {
        return response(greeting, conversation).get(0);
    }

    private static List<Answer.Response> response(Greeting greeting, Server.Conversation conversation)
            throws Exception {
        return response(greeting, conversation, LIMIT);
    }

    private static List<Answer.Response> response(Greeting greeting, Server.Conversation conversation, Duration limit)
            throws Exception {
        try (Server server = new Server(conversation)) {
            Answer answer = TcpProbe.direct(agent, "127.0.0.1", server.port(), limit, Greetings.of(greeting))
                    .get();
            assertThat(answer).isInstanceOf(Answer.Reached.class);
            return ((Answer.Reached) answer).response();
        }
    }
}
