package dev.meshproof.agent;

import dev.meshproof.wire.FlowStream;
import dev.meshproof.wire.Protocol;
import dev.meshproof.wire.StreamEnd;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Carries bytes both ways between a socket and a stream until both directions have ended or either failed. */
final class SocketPump {
    /** How long a peer may take to read what was written before its stream was closed, in milliseconds. */
    private static final long LINGER = 5_000;

    private final Socket socket;
    private final FlowStream stream;
    private final Workers workers;
    private final AtomicInteger running = new AtomicInteger(2);

    SocketPump(Socket socket, FlowStream stream, Workers workers) {
        this.socket = socket;
        this.stream = stream;
        this.workers = workers;
    }

    /** Carries on this thread what comes for the socket, and on one more what comes from it. */
    void run() {
        stream.whenGivenUp(() -> workers.after(LINGER, socket::close));
        workers.thread("from socket", this::fromSocket);
        toSocket();
    }

    private void fromSocket() {
        byte[] buffer = new byte[Protocol.MAX_DATA];
        try {
            InputStream in = socket.getInputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                stream.out().write(buffer, 0, read);
            }
            stream.closeOutput();
        } catch (IOException e) {
            stream.end(StreamEnd.of(e));
        }
        done();
    }

    private void toSocket() {
        byte[] buffer = new byte[Protocol.MAX_DATA];
        try {
            OutputStream out = socket.getOutputStream();
            InputStream in = stream.in();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
            if (stream.isOver()) {
                socket.close();
            } else {
                socket.shutdownOutput();
            }
        } catch (IOException e) {
            stream.end(StreamEnd.of(e));
            close();
        }
        done();
    }

    private void done() {
        if (running.decrementAndGet() == 0) {
            close();
        }
    }

    private void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // Nothing more can be done for it.
        }
    }
}
