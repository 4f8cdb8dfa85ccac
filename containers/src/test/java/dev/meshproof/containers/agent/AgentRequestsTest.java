package dev.meshproof.containers.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.AgentRequest;
import dev.meshproof.wire.Transport;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Asks an agent about the machine that runs the test. */
@Timeout(30)
class AgentRequestsTest {
    /** a.b IN A, with recursion desired. */
    private static final byte[] QUERY = {0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 'a', 1, 'b', 0, 0, 1, 0, 1};

    private AgentConnection agent;

    @BeforeEach
    void open() {
        agent = InProcess.open();
    }

    @AfterEach
    void close() {
        agent.close();
    }

    @Test
    void sinkholeDeniesEveryNameAndRemembersIt() throws Exception {
        Instant before = Instant.now();
        AgentReply.Listening sinkhole = listening(new AgentRequest.StartSinkhole("127.0.0.1", 0));
        InetAddress loopback = InetAddress.getByName("127.0.0.1");

        DatagramPacket answer = new DatagramPacket(new byte[512], 512);
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(5_000);
            socket.send(new DatagramPacket(QUERY, QUERY.length, loopback, sinkhole.port()));
            socket.receive(answer);
        }
        assertThat(Arrays.copyOf(answer.getData(), 4)).containsExactly(0x12, 0x34, 0x81, 0x83);

        try (Socket socket = new Socket(loopback, sinkhole.port())) {
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeShort(QUERY.length);
            out.write(QUERY);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            assertThat(in.readUnsignedShort()).isEqualTo(QUERY.length);
            assertThat(in.readNBytes(4)).containsExactly(0x12, 0x34, 0x81, 0x83);
        }

        AgentReply.QueryList queries =
                agent.ask(new AgentRequest.SinkholeQueries(before)).get();
        assertThat(queries.queries()).hasSize(2).allSatisfy(query -> {
            assertThat(query.name()).isEqualTo("a.b");
            assertThat(query.type()).isEqualTo("A");
            assertThat(query.client()).isEqualTo("127.0.0.1");
        });
        assertThat(agent.ask(new AgentRequest.SinkholeQueries(Instant.now().plusSeconds(1)))
                        .get()
                        .queries())
                .isEmpty();
    }

    @Test
    void interfacesIncludeLoopback() throws Exception {
        assertThat(agent.ask(new AgentRequest.Interfaces()).get().interfaces())
                .filteredOn(each -> each.name().equals("lo"))
                .singleElement()
                .satisfies(lo -> {
                    assertThat(lo.addresses()).contains("127.0.0.1");
                    assertThat(lo.tun()).isFalse();
                });
    }

    @Test
    void processesIncludeTheAgent() throws Exception {
        AgentReply.ProcessList list = agent.ask(new AgentRequest.Processes()).get();

        assertThat(list.pidNamespace()).isEqualTo(agent.identity().pidNamespace());
        assertThat(list.processes())
                .filteredOn(each -> each.pid() == agent.identity().pid())
                .singleElement()
                .satisfies(own -> {
                    assertThat(own.own()).isTrue();
                    assertThat(own.networkNamespace()).contains(agent.identity().networkNamespace());
                    assertThat(own.arguments()).isNotEmpty();
                });
    }

    @Test
    void filesAreReadUpToALimit() throws Exception {
        AgentReply.FileReply reply =
                agent.ask(new AgentRequest.ReadFile("/proc/self/status", 5)).get();

        assertThat(reply).isInstanceOfSatisfying(AgentReply.FileContent.class, content -> {
            assertThat(content.bytes()).asString(StandardCharsets.US_ASCII).isEqualTo("Name:");
            assertThat(content.truncated()).isTrue();
        });
        assertThat(agent.ask(new AgentRequest.ReadFile("/nowhere", 5)).get())
                .isEqualTo(new AgentReply.FileUnreadable("/nowhere (No such file or directory)"));
    }

    @Test
    void whatCannotBeDoneFails() {
        assertThatThrownBy(() -> agent.ask(new AgentRequest.Listen(Transport.TCP, "127.0.0.1", 70_000))
                        .get())
                .cause()
                .isInstanceOf(RequestFailed.class)
                .hasMessageContaining("Listen")
                .hasMessageContaining("70000");
    }

    private AgentReply.Listening listening(AgentRequest<AgentReply.ListenReply> request) throws Exception {
        AgentReply.ListenReply reply = agent.ask(request).get();
        assertThat(reply).isInstanceOf(AgentReply.Listening.class);
        return (AgentReply.Listening) reply;
    }
}
