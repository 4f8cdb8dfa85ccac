package dev.meshproof.agent;

import dev.meshproof.wire.AddressText;
import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.AgentReply.OpenPort;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Tries all TCP ports of one address: a {@link PortSweep} first, then a connect to each port that did not refuse it. On a
 * bridge of this machine the refusal is there before the call that connects has returned, so each connect is looked at once at
 * once, and only what is still open then is waited for.
 */
final class PortScan {
    /** The last port there is. */
    static final int LAST = 65_535;

    /** Sockets open at once. */
    private static final int MOST_OPEN = 4_096;

    /** After so many connects whoever has accepted meanwhile is looked after. */
    private static final int BETWEEN_LOOKS = 256;

    /** How long a port may leave a connect unanswered; the kernel says it again after 1 s. */
    private static final long PATIENCE = Duration.ofMillis(2_500).toNanos();

    /** The same where so many ports are silent that others wait for sockets. */
    private static final long LITTLE_PATIENCE = Duration.ofMillis(300).toNanos();

    private final InetAddress address;
    private final ProtocolFamily family;
    private final long end;
    private final Selector selector;
    private final ArrayDeque<Pending> pending = new ArrayDeque<>();
    private final List<PortGreeting> greetings = new ArrayList<>();
    private final OpenPorts open = new OpenPorts();
    private int waiting;
    private int tried;
    private int refused;
    private int silent;
    private int unreachable;

    private PortScan(InetAddress address, long end, Selector selector) {
        this.address = address;
        this.family = address instanceof Inet6Address ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET;
        this.end = end;
        this.selector = selector;
    }

    /** A connect that was neither accepted nor refused yet. */
    private record Pending(int port, SocketChannel channel, long since) {}

    /**
     * Scans.
     *
     * @throws IOException if there are too few sockets; says nothing of the ports
     */
    static AgentReply.Scanned of(String address, Duration limit) throws IOException {
        InetAddress literal = AddressText.parse(address);
        if (literal == null) {
            throw new IOException("\"" + address + "\" is no literal address");
        }
        try (Selector selector = Selector.open()) {
            PortScan scan = new PortScan(literal, System.nanoTime() + limit.toNanos(), selector);
            try {
                scan.run();
            } finally {
                for (SelectionKey each : selector.keys()) {
                    each.channel().close();
                }
            }
            return new AgentReply.Scanned(scan.tried, scan.refused, scan.silent, scan.unreachable, scan.open.list());
        }
    }

    private void run() throws IOException {
        BitSet left = PortSweep.notRefused(address, Duration.ofNanos(end - System.nanoTime()));
        refused = LAST - left.cardinality();
        tried = refused;
        for (int port = left.nextSetBit(1); port > 0 && System.nanoTime() < end; port = left.nextSetBit(port + 1)) {
            tried++;
            connect(port);
            if (tried % BETWEEN_LOOKS == 0 && busy()) {
                look(0);
            }
            while (waiting + greetings.size() >= MOST_OPEN && System.nanoTime() < end) {
                look(LITTLE_PATIENCE);
            }
        }
        while (busy() && System.nanoTime() < end) {
            look(PATIENCE);
        }
        silent += waiting;
        greetings.forEach(greeting -> open.add(greeting.over()));
    }

    private boolean busy() {
        return waiting > 0 || !greetings.isEmpty();
    }

    private void connect(int port) throws IOException {
        InetSocketAddress to = new InetSocketAddress(address, port);
        SocketChannel channel = SocketChannel.open(family);
        channel.configureBlocking(false);
        try {
            if (channel.connect(to) || channel.finishConnect()) {
                greet(port, channel);
            } else {
                Pending connect = new Pending(port, channel, System.nanoTime());
                channel.register(selector, SelectionKey.OP_CONNECT, connect);
                pending.add(connect);
                waiting++;
            }
        } catch (IOException e) {
            channel.close();
            count(port, e);
        }
    }

    private void count(int port, IOException failure) {
        switch (Dial.outcome(failure)) {
            case REFUSED -> refused++;
            // Who resets before we could look has accepted first: else the kernel says refused.
            case RESET -> open.add(new OpenPort(port, OpenPort.Then.RESET, new byte[0]));
            case NO_ROUTE -> {
                unreachable++;
                silent++;
            }
            default -> silent++;
        }
    }

    private void greet(int port, SocketChannel channel) throws IOException {
        // On this machine's own address a connect meets itself where its source is the very port that it asks for.
        // It can be so only if nobody listens there.
        if (channel.getRemoteAddress().equals(channel.getLocalAddress())) {
            channel.close();
            refused++;
            return;
        }
        PortGreeting greeting = new PortGreeting(port, channel);
        if (greeting.ask()) {
            greetings.add(greeting);
            channel.register(selector, SelectionKey.OP_READ, greeting);
        } else {
            open.add(greeting.over());
        }
    }

    /** @param patience with connects, in nanoseconds; 0 to wait for nothing */
    private void look(long patience) throws IOException {
        long wait = patience == 0 ? 0 : Math.min(end, nextEnd(patience)) - System.nanoTime();
        if (wait > 0) {
            selector.select(this::handle, wait / 1_000_000 + 1);
        } else {
            selector.selectNow(this::handle);
        }
        long now = System.nanoTime();
        greetings.removeIf(greeting -> {
            boolean over = greeting.isOver(now);
            if (over) {
                open.add(greeting.over());
            }
            return over;
        });
        while (patience > 0 && !pending.isEmpty() && now - pending.peek().since() >= patience) {
            Pending oldest = pending.remove();
            if (oldest.channel().isOpen() && oldest.channel().isConnectionPending()) {
                waiting--;
                silent++;
                close(oldest.channel());
            }
        }
    }

    private long nextEnd(long patience) {
        long next = pending.isEmpty() ? Long.MAX_VALUE : pending.peek().since() + patience;
        for (PortGreeting each : greetings) {
            next = Math.min(next, each.end());
        }
        return next;
    }

    private void handle(SelectionKey key) {
        if (key.attachment() instanceof PortGreeting greeting) {
            greeting.read();
        } else if (key.attachment() instanceof Pending connect) {
            waiting--;
            try {
                connect.channel().finishConnect();
                greet(connect.port(), connect.channel());
            } catch (IOException e) {
                count(connect.port(), e);
                close(connect.channel());
            }
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // It never was open.
        }
    }
}
