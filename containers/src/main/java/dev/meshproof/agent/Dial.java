package dev.meshproof.agent;

import dev.meshproof.wire.AddressText;
import dev.meshproof.wire.ConnectOutcome;
import dev.meshproof.wire.ConnectResult;
import dev.meshproof.wire.ConnectTo;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Connects, and says precisely how that ended. */
final class Dial {
    private final Names names;

    Dial(Names names) {
        this.names = names;
    }

    /** @param socket null unless connected */
    record Dialled(@Nullable Socket socket, ConnectResult result) {}

    Dialled dial(ConnectTo to) {
        long end = System.nanoTime() + to.limit().toNanos();
        String asked = AddressText.hostPort(to.host(), to.port());
        InetAddress address;
        try {
            address = names.resolve(to.host(), end);
        } catch (Names.Unresolved e) {
            return failed(e.outcome(), asked, String.valueOf(e.getMessage()));
        }
        String dialled = AddressText.hostPort(AddressText.of(address), to.port());
        Socket socket = new Socket();
        try {
            long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(address, to.port()), (int) Math.min(millis, Integer.MAX_VALUE));
            return new Dialled(socket, new ConnectResult(ConnectOutcome.CONNECTED, dialled, socket.getLocalPort(), ""));
        } catch (IOException e) {
            close(socket);
            return failed(outcome(e), dialled, String.valueOf(e.getMessage()));
        }
    }

    /** The outcome that an exception of {@link Socket#connect} stands for; its texts are the C library's. */
    static ConnectOutcome outcome(IOException e) {
        String message = String.valueOf(e.getMessage());
        if (e instanceof SocketTimeoutException || message.contains("timed out")) {
            return ConnectOutcome.TIMED_OUT;
        }
        if (e instanceof NoRouteToHostException || message.contains("unreachable") || message.contains("No route")) {
            return ConnectOutcome.NO_ROUTE;
        }
        if (message.contains("reset")) {
            return ConnectOutcome.RESET;
        }
        if (e instanceof ConnectException && message.contains("refused")) {
            return ConnectOutcome.REFUSED;
        }
        return ConnectOutcome.FAILED;
    }

    private static Dialled failed(ConnectOutcome outcome, String address, String message) {
        return new Dialled(null, new ConnectResult(outcome, address, 0, message));
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It never was open.
        }
    }
}
