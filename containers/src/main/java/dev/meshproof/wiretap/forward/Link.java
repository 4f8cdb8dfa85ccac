package dev.meshproof.wiretap.forward;

import dev.meshproof.wiretap.forward.Watch.Conversation;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/** One connection: a client's, and ours to the relay. For the forwarder's thread. */
final class Link {
    private final Forwarder forwarder;
    private final Conversation conversation;
    private final TlsEnd client;
    private final SelectionKey clientKey;
    private @Nullable SocketChannel reaching;
    private @Nullable TlsEnd relay;
    private @Nullable SelectionKey relayKey;
    private @Nullable OneWay toRelay;
    private @Nullable OneWay fromRelay;
    private final long began;
    private long movedAt;
    private long moved;
    private boolean greeted;
    private boolean closed;

    Link(Forwarder forwarder, SocketChannel channel, Conversation conversation) throws IOException {
        this.forwarder = forwarder;
        this.conversation = conversation;
        this.client = new TlsEnd(
                channel,
                forwarder.serverEngine(),
                forwarder.buffers(),
                forwarder,
                this::advance,
                Ending.CLIENT_LOST,
                Ending.CLIENT_TLS);
        this.clientKey = forwarder.register(channel, SelectionKey.OP_READ, this);
        this.began = System.nanoTime();
        this.movedAt = began;
    }

    Conversation conversation() {
        return conversation;
    }

    /** Takes what the selector says of one of its sockets. */
    void ready(SelectionKey key) {
        if (closed || !key.isValid()) {
            return;
        }
        if (key.isConnectable()) {
            connected();
            return;
        }
        if (key.isReadable()) {
            TlsEnd end = key == clientKey ? client : relay;
            if (end != null) {
                end.readable();
            }
        }
        advance();
    }

    /** Does all that can be done now. */
    void advance() {
        if (closed) {
            return;
        }
        try {
            step();
        } catch (LinkEnded e) {
            close(e.ending(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            close(Ending.DEFECT, e.toString());
        }
    }

    private void step() throws LinkEnded {
        client.flush();
        if (!greeted) {
            if (client.agree()) {
                greeted = true;
                forwarder.resolve(this::reach, this::unreachable);
            } else if (client.hasEnded()) {
                throw new LinkEnded(Ending.CLIENT_LOST, "it ended before it had agreed on TLS");
            }
        }
        TlsEnd behind = relay;
        if (behind != null) {
            behind.flush();
            if (toRelay == null) {
                agree(behind);
            }
            move();
        }
        if (!closed) {
            interests();
        }
    }

    private void agree(TlsEnd behind) throws LinkEnded {
        if (behind.agree()) {
            toRelay = new OneWay(client, conversation.toRelay(), behind);
            fromRelay = new OneWay(behind, conversation.fromRelay(), client);
        } else if (behind.hasEnded()) {
            throw new LinkEnded(Ending.RELAY_LOST, "it ended before it had agreed on TLS");
        }
    }

    private void move() throws LinkEnded {
        OneWay there = toRelay;
        OneWay back = fromRelay;
        if (there == null || back == null) {
            return;
        }
        long now = System.nanoTime();
        boolean more = there.move(forwarder.plain(), now);
        more |= back.move(forwarder.plain(), now);
        long all = there.moved() + back.moved();
        if (all != moved) {
            moved = all;
            movedAt = now;
        }
        if (there.isOver() && back.isOver()) {
            close(Ending.CLOSED, "");
            return;
        }
        if (more) {
            forwarder.again(this);
        }
        forwarder.holds(this, due(now) != Flow.NEVER);
    }

    private void reach(InetSocketAddress address) {
        if (closed) {
            return;
        }
        try {
            SocketChannel channel = SocketChannel.open();
            reaching = channel;
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            relayKey = forwarder.register(channel, SelectionKey.OP_CONNECT, this);
            if (channel.connect(address)) {
                connected();
            }
        } catch (IOException e) {
            unreachable(address + ": " + e.getMessage());
        }
    }

    private void connected() {
        SocketChannel channel = reaching;
        if (channel == null || relay != null) {
            return;
        }
        try {
            if (!channel.finishConnect()) {
                return;
            }
        } catch (IOException e) {
            unreachable(String.valueOf(e.getMessage()));
            return;
        }
        SSLEngine engine = forwarder.clientEngine(client.engine().getApplicationProtocol());
        relay = new TlsEnd(
                channel, engine, forwarder.buffers(), forwarder, this::advance, Ending.RELAY_LOST, Ending.RELAY_TLS);
        advance();
    }

    private void unreachable(String why) {
        close(Ending.RELAY_UNREACHABLE, why);
    }

    private void interests() {
        OneWay there = toRelay;
        OneWay back = fromRelay;
        boolean reads = there == null ? !greeted && client.canRead() : there.wantsToRead();
        clientKey.interestOps(operations(reads, client));
        SelectionKey key = relayKey;
        TlsEnd behind = relay;
        if (key != null && behind != null) {
            key.interestOps(operations(back == null ? behind.canRead() : back.wantsToRead(), behind));
        }
    }

    private static int operations(boolean reads, TlsEnd end) {
        return (reads ? SelectionKey.OP_READ : 0) | (end.wantsToWrite() ? SelectionKey.OP_WRITE : 0);
    }

    /** How long until it must be advanced with nothing else happening, in nanoseconds. */
    long due(long now) {
        OneWay there = toRelay;
        OneWay back = fromRelay;
        return there == null || back == null ? Flow.NEVER : Math.min(there.due(now), back.due(now));
    }

    /** Closes it if it has taken too long. */
    void expire(long now, Limits limits) {
        OneWay there = toRelay;
        OneWay back = fromRelay;
        if (there == null || back == null) {
            if (now - began > limits.ready().toNanos()) {
                close(Ending.TOO_SLOW, greeted ? "the relay was not ready" : "the client had not agreed on TLS");
            }
            return;
        }
        boolean half = there.hasEnded() || back.hasEnded();
        if (now - movedAt > (half ? limits.halfClosed() : limits.idle()).toNanos()) {
            close(Ending.IDLE, half ? "one side had ended its stream" : "neither side said anything");
        }
    }

    /** Ends it, whatever it was about to do. */
    void close(Ending ending, String detail) {
        if (closed) {
            return;
        }
        closed = true;
        client.close(ending == Ending.CLIENT_TLS);
        TlsEnd behind = relay;
        if (behind != null) {
            behind.close(ending == Ending.RELAY_TLS);
        } else if (reaching != null) {
            Forwarder.closeQuietly(reaching);
        }
        forwarder.closed(this);
        conversation.closed(ending, detail);
    }
}
