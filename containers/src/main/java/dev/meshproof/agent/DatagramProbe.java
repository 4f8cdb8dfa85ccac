package dev.meshproof.agent;

import dev.meshproof.wire.AddressText;
import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.AgentRequest;
import dev.meshproof.wire.ConnectOutcome;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.util.Arrays;

/** Sends a datagram over a connected socket, which is the one that hears of ICMP errors. */
final class DatagramProbe {
    private static final int TIMES = 3;
    private static final int LONGEST = 65_535;
    private static final byte[] NOTHING = {};

    private final Names names;

    DatagramProbe(Names names) {
        this.names = names;
    }

    AgentReply.DatagramReply send(AgentRequest.Datagram datagram) {
        long start = System.nanoTime();
        long limit = datagram.limit().toNanos();
        String at = AddressText.hostPort(datagram.host(), datagram.port());
        try {
            InetAddress address = names.resolve(datagram.host(), start + limit);
            at = AddressText.hostPort(AddressText.of(address), datagram.port());
            return converse(new InetSocketAddress(address, datagram.port()), datagram.payload(), at, start, limit);
        } catch (Names.Unresolved e) {
            return failed(e.outcome(), at, e);
        } catch (PortUnreachableException e) {
            return failed(ConnectOutcome.REFUSED, at, e);
        } catch (IOException e) {
            return failed(Dial.outcome(e), at, e);
        }
    }

    private static AgentReply.DatagramReply converse(
            InetSocketAddress to, byte[] payload, String at, long start, long limit) throws IOException {
        DatagramPacket answer = new DatagramPacket(new byte[LONGEST], LONGEST);
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(to);
            for (int time = 1; time <= TIMES; time++) {
                socket.send(new DatagramPacket(payload, payload.length));
                long left = (start + limit / TIMES * time - System.nanoTime()) / 1_000_000;
                socket.setSoTimeout((int) Math.max(1, left));
                try {
                    socket.receive(answer);
                    byte[] bytes = Arrays.copyOf(answer.getData(), answer.getLength());
                    return new AgentReply.DatagramReply(ConnectOutcome.CONNECTED, at, bytes, "");
                } catch (SocketTimeoutException silence) {
                    // Either may have been lost: once more.
                }
            }
        }
        return new AgentReply.DatagramReply(ConnectOutcome.TIMED_OUT, at, NOTHING, "");
    }

    private static AgentReply.DatagramReply failed(ConnectOutcome outcome, String at, Exception why) {
        return new AgentReply.DatagramReply(outcome, at, NOTHING, String.valueOf(why.getMessage()));
    }
}
