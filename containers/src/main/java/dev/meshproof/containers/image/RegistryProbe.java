package dev.meshproof.containers.image;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks once, and within a limit, whether a server answers over HTTPS: as itself, or for a registry with 401; a proxy that
 * refuses does not count. */
final class RegistryProbe {
    static final Duration LIMIT = Duration.ofSeconds(3);

    private RegistryProbe() {}

    /** Whether one of the addresses answers. Name resolution counts against the limit. */
    static boolean answers(List<URI> addresses) {
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "registry-probe");
            thread.setDaemon(true);
            return thread;
        });
        CompletableFuture<Boolean> any = new CompletableFuture<>();
        List<CompletableFuture<Void>> asked = addresses.stream()
                .map(address -> CompletableFuture.runAsync(
                        () -> {
                            if (answers(address)) {
                                any.complete(true);
                            }
                        },
                        threads))
                .toList();
        CompletableFuture<Void> all = CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new));
        try {
            return CompletableFuture.anyOf(any, all.thenApply(done -> any.getNow(false)))
                    .get(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                    .equals(true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean answers(URI address) {
        try {
            HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build();
            HttpRequest request = HttpRequest.newBuilder(address).timeout(LIMIT).build();
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            return status < 400 || status == 401;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
