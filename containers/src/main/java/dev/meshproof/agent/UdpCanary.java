package dev.meshproof.agent;

import dev.meshproof.wire.Protocol;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Answers every datagram. */
final class UdpCanary implements Canary {
    private static final byte[] ANSWER = Protocol.CANARY.getBytes(StandardCharsets.US_ASCII);

    private final Visitors visitors = new Visitors();
    private final DatagramSocket socket;
    private final Thread serving;

    UdpCanary(InetSocketAddress at, Workers workers) throws IOException {
        socket = new DatagramSocket(at);
        serving = workers.thread("udp canary " + port(), this::serve);
    }

    @Override
    public int port() {
        return socket.getLocalPort();
    }

    @Override
    public Visitors visitors() {
        return visitors;
    }

    @Override
    public void close() throws IOException {
        socket.close();
        Canary.awaitGone(serving);
    }

    private void serve() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[1], 1);
        while (!socket.isClosed()) {
            socket.receive(packet);
            visitors.add(packet.getAddress());
            try {
                socket.send(new DatagramPacket(ANSWER, ANSWER.length, packet.getSocketAddress()));
            } catch (IOException unreachable) {
                // That visitor is gone; others may come.
            }
        }
    }
}
