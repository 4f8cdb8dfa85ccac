package dev.meshproof.agent;

import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.HttpGet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;

/** tailscaled's local API: HTTP over a Unix socket (tailscale, client/local/local.go). */
final class LocalApi {
    private static final String HOST = "local-tailscaled.sock";
    private static final int MOST_BODY = 4 << 20;

    private LocalApi() {}

    static AgentReply.LocalApiReply get(String path, Duration limit, Workers workers) throws IOException {
        List<String> listening = sockets(ProcText.read("/proc/self/net/unix"));
        if (listening.isEmpty()) {
            return new AgentReply.NoTailscaled("no socket of this network namespace is named tailscaled.sock");
        }
        List<String> reachable = reachable(Namespaces.roots(), listening);
        if (reachable.isEmpty()) {
            throw new IOException(
                    "not to be reached through the root of any process there that has the agent's user: " + listening);
        }
        String socket = reachable.get(reachable.size() - 1);
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            ScheduledFuture<?> end = workers.after(limit.toMillis(), channel::close);
            try {
                HttpGet.Response response = HttpGet.over(
                        Channels.newInputStream(channel), Channels.newOutputStream(channel), HOST, path, MOST_BODY);
                return new AgentReply.LocalApiAnswer(socket, response.status(), response.body(), response.truncated());
            } catch (IOException e) {
                throw channel.isOpen() ? e : new IOException("tailscaled did not answer within " + limit, e);
            } finally {
                end.cancel(false);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (IOException e) {
            throw new IOException(socket + ": " + e.getMessage(), e);
        }
    }

    /**
     * Paths of listening sockets named tailscaled.sock, in the table's order.
     *
     * @param table /proc/net/unix: Num RefCount Protocol Flags Type St Inode Path
     */
    static List<String> sockets(String table) {
        Set<String> found = new LinkedHashSet<>();
        for (String line : table.split("\n")) {
            int path = line.indexOf('/');
            boolean listens = line.contains(" 00010000 ");
            if (path > 0 && listens && line.endsWith("/tailscaled.sock")) {
                found.add(line.substring(path));
            }
        }
        return new ArrayList<>(found);
    }

    /**
     * The paths as seen from here, through the first root that has any of them.
     *
     * @param roots of processes, any of which may be closed to us or end meanwhile
     */
    static List<String> reachable(List<Path> roots, List<String> paths) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path root : roots) {
            for (String path : paths) {
                Path socket = RootedPath.resolve(root, path);
                if (Files.exists(socket)) {
                    found.add(socket.toString());
                }
            }
            if (!found.isEmpty()) {
                return found;
            }
        }
        return found;
    }
}
