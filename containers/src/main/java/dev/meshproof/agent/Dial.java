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
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Connects, and says precisely how that ended. */
final class Dial {
    /** Threads that may wait for the system's resolver at once. */
    private static final int MOST_RESOLVING = 64;

    private final Semaphore resolving = new Semaphore(MOST_RESOLVING);
    private final Workers workers;

    Dial(Workers workers) {
        this.workers = workers;
    }

    /** @param socket null unless connected */
    record Dialled(@Nullable Socket socket, ConnectResult result) {}

    Dialled dial(ConnectTo to) {
        long end = System.nanoTime() + to.limit().toNanos();
        String asked = AddressText.hostPort(to.host(), to.port());
        InetAddress address;
        try {
            address = resolve(to.host(), end);
        } catch (UnknownHostException e) {
            return failed(ConnectOutcome.UNKNOWN_HOST, asked, String.valueOf(e.getMessage()));
        } catch (TimeoutException e) {
            return failed(ConnectOutcome.TIMED_OUT, asked, "the name did not resolve within " + to.limit());
        } catch (InterruptedException | ExecutionException e) {
            return failed(ConnectOutcome.FAILED, asked, "resolving: " + e);
        }
        String dialled = AddressText.hostPort(AddressText.of(address), to.port());
        Socket socket = new Socket();
        try {
            long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(address, to.port()), (int) Math.min(millis, Integer.MAX_VALUE));
            return new Dialled(socket, new ConnectResult(ConnectOutcome.CONNECTED, dialled, ""));
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

    /** The system's resolver knows no limit, so a thread waits for it. */
    private InetAddress resolve(String host, long end)
            throws UnknownHostException, TimeoutException, InterruptedException, ExecutionException {
        InetAddress literal = AddressText.parse(host);
        if (literal != null) {
            return literal;
        }
        if (!resolving.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            throw new TimeoutException();
        }
        ResolverCache.disable();
        CompletableFuture<InetAddress> answer = new CompletableFuture<>();
        workers.thread("resolve " + host, () -> {
            try {
                answer.complete(InetAddress.getByName(host));
            } catch (UnknownHostException e) {
                answer.completeExceptionally(e);
            } finally {
                resolving.release();
            }
        });
        try {
            return answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownHostException unknown) {
                throw unknown;
            }
            throw e;
        }
    }

    private static Dialled failed(ConnectOutcome outcome, String address, String message) {
        return new Dialled(null, new ConnectResult(outcome, address, message));
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It never was open.
        }
    }
}
