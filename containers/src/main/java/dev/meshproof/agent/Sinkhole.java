package dev.meshproof.agent;

import dev.meshproof.wire.AddressText;
import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.AgentReply.Query;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/** DNS servers that know no name, so that a lookup ends at once and leaves a trace. */
final class Sinkhole {
    private static final int MOST_QUERIES = 8192;
    private static final int MOST_CONNECTIONS = 16;
    private static final int IDLE_MILLIS = 5_000;

    private final Deque<Query> queries = new ArrayDeque<>();
    private final List<Closeable> open = new CopyOnWriteArrayList<>();
    private final Semaphore connections = new Semaphore(MOST_CONNECTIONS);
    private final Workers workers;
    private long dropped;

    Sinkhole(Workers workers) {
        this.workers = workers;
    }

    AgentReply.ListenReply start(String address, int port) throws IOException {
        InetAddress literal = AddressText.parse(address);
        if (literal == null) {
            return new AgentReply.BindFailed("\"" + address + "\" is no literal address");
        }
        ServerSocket tcp = new ServerSocket();
        try {
            tcp.bind(new InetSocketAddress(literal, port));
            DatagramSocket udp = new DatagramSocket(new InetSocketAddress(literal, tcp.getLocalPort()));
            open.add(tcp);
            open.add(udp);
            workers.thread("sinkhole udp", () -> serveUdp(udp));
            workers.thread("sinkhole tcp", () -> serveTcp(tcp));
            return new AgentReply.Listening(address, tcp.getLocalPort());
        } catch (IOException e) {
            tcp.close();
            return new AgentReply.BindFailed(String.valueOf(e.getMessage()));
        }
    }

    AgentReply.QueryList since(Instant since) {
        synchronized (queries) {
            List<Query> found = new ArrayList<>();
            for (Query each : queries) {
                if (!each.at().isBefore(since)) {
                    found.add(each);
                }
            }
            return new AgentReply.QueryList(found, dropped);
        }
    }

    void close() throws IOException {
        for (Closeable each : open) {
            each.close();
        }
    }

    private void serveUdp(DatagramSocket socket) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
        while (!socket.isClosed()) {
            packet.setLength(4096);
            socket.receive(packet);
            DnsMessage query = DnsMessage.parse(packet.getData(), packet.getLength());
            if (query != null) {
                remember(query, packet.getAddress());
                byte[] answer = query.noSuchName();
                try {
                    socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                } catch (IOException unreachable) {
                    // That client is gone; others may ask.
                }
            }
        }
    }

    private void serveTcp(ServerSocket server) throws IOException {
        while (true) {
            Socket socket = server.accept();
            if (connections.tryAcquire()) {
                workers.thread("sinkhole connection", () -> {
                    try (socket) {
                        converse(socket);
                    } finally {
                        connections.release();
                    }
                });
            } else {
                socket.close();
            }
        }
    }

    private void converse(Socket socket) throws IOException {
        socket.setSoTimeout(IDLE_MILLIS);
        DataInputStream in = new DataInputStream(socket.getInputStream());
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        while (true) {
            byte[] message = new byte[in.readUnsignedShort()];
            in.readFully(message);
            DnsMessage query = DnsMessage.parse(message, message.length);
            if (query == null) {
                return;
            }
            remember(query, socket.getInetAddress());
            byte[] answer = query.noSuchName();
            byte[] framed = new byte[answer.length + 2];
            framed[0] = (byte) (answer.length >> 8);
            framed[1] = (byte) answer.length;
            System.arraycopy(answer, 0, framed, 2, answer.length);
            out.write(framed);
        }
    }

    private void remember(DnsMessage query, InetAddress client) {
        synchronized (queries) {
            if (queries.size() == MOST_QUERIES) {
                queries.removeFirst();
                dropped++;
            }
            queries.add(new Query(Instant.now(), AddressText.of(client), query.name(), query.type()));
        }
    }
}
