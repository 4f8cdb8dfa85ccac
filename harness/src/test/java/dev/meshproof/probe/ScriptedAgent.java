package dev.meshproof.probe;

import dev.meshproof.containers.agent.AgentConnection;
import dev.meshproof.containers.agent.AgentTransport;
import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.AgentRequest;
import dev.meshproof.wire.Codec;
import dev.meshproof.wire.Frame;
import dev.meshproof.wire.FrameReader;
import dev.meshproof.wire.FrameType;
import dev.meshproof.wire.FrameWriter;
import dev.meshproof.wire.Identity;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** An agent that answers as a test tells it to, and opens no stream. */
final class ScriptedAgent implements AgentTransport {
    private static final Identity IDENTITY = new Identity(7, 8, 9, "scripted", "boot", Duration.ZERO);

    private final Socket ours;
    private final Socket agents;

    private ScriptedAgent() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ours = new Socket(server.getInetAddress(), server.getLocalPort());
            agents = server.accept();
        }
    }

    /** @param script what it answers to each request; for null it fails */
    static Place at(String container, Function<AgentRequest<?>, AgentReply> script) throws IOException {
        ScriptedAgent scripted = new ScriptedAgent();
        Server.start(() -> scripted.serve(script));
        return new Place(
                container,
                AgentConnection.over("scripted", scripted, Duration.ofSeconds(5))
                        .join());
    }

    /** One that looks into a replica in which a tailscaled runs. */
    static Place inside(List<String> arguments, Function<String, AgentReply.LocalApiReply> localApi)
            throws IOException {
        AgentReply.ProcessEntry tailscaled =
                new AgentReply.ProcessEntry(12, "tailscaled", arguments, 0, 0, 0, 0, true, Optional.of(7L), false);
        return at("inside", request -> {
            if (request instanceof AgentRequest.LocalApi get) {
                return localApi.apply(get.path());
            }
            return request instanceof AgentRequest.Processes
                    ? new AgentReply.ProcessList(8, List.of(tailscaled))
                    : new AgentReply.Failed("not scripted: " + request);
        });
    }

    static AgentReply.LocalApiReply json(int status, String body) {
        return new AgentReply.LocalApiAnswer("socket", status, body.getBytes(StandardCharsets.UTF_8), false);
    }

    private void serve(Function<AgentRequest<?>, AgentReply> script) {
        try {
            FrameReader reader = new FrameReader(agents.getInputStream());
            FrameWriter writer = new FrameWriter(agents.getOutputStream());
            writer.preamble();
            writer.write(FrameType.HELLO, 0, Codec.encode(Identity.class, IDENTITY));
            for (Frame frame = reader.read(); frame != null; frame = reader.read()) {
                if (frame.type() == FrameType.ASK) {
                    AgentReply reply = script.apply(Codec.decode(AgentRequest.class, frame.payload()));
                    writer.write(FrameType.REPLY, frame.id(), Codec.encode(AgentReply.class, reply));
                }
            }
        } catch (IOException over) {
            // The test is.
        }
    }

    @Override
    public InputStream in() {
        return stream(ours::getInputStream);
    }

    @Override
    public OutputStream out() {
        return stream(ours::getOutputStream);
    }

    private interface Opened<T> {
        T get() throws IOException;
    }

    private static <T> T stream(Opened<T> opened) {
        try {
            return opened.get();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String lastWords() {
        return "";
    }

    @Override
    public void close() {
        try {
            ours.close();
            agents.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
