package dev.meshproof.probe;

import dev.meshproof.wire.ByteStream;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;

/** One connection of a port forward. Each direction ends by itself; a failure ends both. */
final class ForwardedConnection {
    private static final int CHUNK = 16 << 10;

    private final Socket local;
    private final ByteStream remote;
    private final CountDownLatch running = new CountDownLatch(2);

    ForwardedConnection(Socket local, ByteStream remote) {
        this.local = local;
        this.remote = remote;
    }

    void fromLocal() {
        byte[] buffer = new byte[CHUNK];
        try {
            for (int read = local.getInputStream().read(buffer);
                    read >= 0;
                    read = local.getInputStream().read(buffer)) {
                remote.out().write(buffer, 0, read);
            }
            remote.closeOutput();
        } catch (IOException e) {
            close();
        } finally {
            running.countDown();
        }
    }

    void toLocal() {
        byte[] buffer = new byte[CHUNK];
        try {
            for (int read = remote.in().read(buffer);
                    read >= 0;
                    read = remote.in().read(buffer)) {
                local.getOutputStream().write(buffer, 0, read);
            }
            local.shutdownOutput();
        } catch (IOException e) {
            close();
        } finally {
            running.countDown();
        }
    }

    /** Waits until both directions have ended, then lets go of both ends. */
    void awaitEnd() {
        try {
            running.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close(local);
        remote.close();
    }

    /** Ends both directions now; the local client sees a reset, since what it sent may not have arrived. */
    void close() {
        reset(local);
        remote.close();
    }

    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // It is closed already.
        }
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Nothing more can be done for it.
        }
    }
}
