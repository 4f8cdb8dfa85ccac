package dev.meshproof.wiretap.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.meshproof.wiretap.fault.FaultText;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Answers the harness: {@code GET /counts}, {@code GET /events} (lines of JSON, on and on), {@code PUT /faults} (see
 * {@link FaultText}) in place of those that there were, {@code DELETE /faults}.
 */
final class Api implements Closeable {
    private static final int THREADS = 8;
    private static final int BACKLOG = 16;
    /** In bytes; a fault with both its nodes takes some 250. */
    private static final int LONGEST_BODY = 512 << 10;

    private static final long HEARTBEAT = 5000;

    private final Wiretap wiretap;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "wiretap-api");
        thread.setDaemon(true);
        return thread;
    });

    /** @throws IOException if the address cannot be had */
    Api(InetSocketAddress listen, Wiretap wiretap) throws IOException {
        this.wiretap = wiretap;
        this.server = HttpServer.create(listen, BACKLOG);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String asked =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            switch (asked) {
                case "GET /counts" -> reply(exchange, 200, wiretap.counts());
                case "GET /events" -> events(exchange);
                case "PUT /faults" -> putFaults(exchange);
                case "DELETE /faults" -> reply(exchange, 200, wiretap.replaceFaults(List.of()));
                default -> refuse(exchange, 404, "no such thing: " + asked);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void putFaults(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            refuse(exchange, 413, "over " + LONGEST_BODY + " bytes");
            return;
        }
        try {
            var faults = FaultText.read(new String(body, StandardCharsets.UTF_8));
            reply(exchange, 200, wiretap.replaceFaults(faults));
        } catch (IllegalArgumentException e) {
            refuse(exchange, 400, String.valueOf(e.getMessage()));
        }
    }

    private void events(HttpExchange exchange) throws IOException, InterruptedException {
        Events.Listener listener = wiretap.events().listen();
        if (listener == null) {
            refuse(exchange, 503, "enough listen already");
            return;
        }
        try (listener) {
            exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            while (true) {
                String line = listener.next(HEARTBEAT);
                // An empty line shows whether anybody is there to read it.
                out.write(((line == null ? "" : line) + "\n").getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
        }
    }

    private static void refuse(HttpExchange exchange, int status, String why) throws IOException {
        reply(exchange, status, Json.object(json -> json.put("error", why)));
    }

    private static void reply(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = (json + "\n").getBytes(StandardCharsets.US_ASCII);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
