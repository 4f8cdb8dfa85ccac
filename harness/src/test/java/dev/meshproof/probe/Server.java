package dev.meshproof.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A TCP server on this machine's loopback; each connection gets a thread and is closed when its conversation ends. */
class Server implements AutoCloseable {
    /** What is said to one client. */
    interface Conversation {
        void with(Socket socket) throws IOException;
    }

    private final ServerSocket server = new ServerSocket(0, 300, InetAddress.getByName("127.0.0.1"));
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final Conversation conversation;

    Server(Conversation conversation) throws IOException {
        this.conversation = conversation;
        start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                start(() -> converse(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            conversation.with(socket);
        } catch (IOException gone) {
            // The client left.
        }
        open.remove(socket);
    }

    static void start(Runnable run) {
        Thread thread = new Thread(run, "test server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket each : open) {
            each.close();
        }
    }
}
