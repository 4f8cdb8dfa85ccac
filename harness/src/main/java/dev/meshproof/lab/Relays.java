package dev.meshproof.lab;

import com.github.dockerjava.api.exception.DockerException;
import dev.meshproof.containers.CertificateAuthority;
import dev.meshproof.containers.DerpContainer;
import dev.meshproof.containers.Relay;
import dev.meshproof.containers.WiretapContainer;
import dev.meshproof.probe.Place;
import dev.meshproof.probe.PortForward;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** What is asked of relays otherwise than through agents: connections as their clients have them, and captures. */
final class Relays {
    private static final Duration KEEPING_LIMIT = Duration.ofSeconds(5);
    private static final int STOPPING_SECONDS = 2;

    private final LabContext context;
    private final SSLContext trust;
    private final Map<String, Tapped> relays = new ConcurrentHashMap<>();
    private final Function<String, Path> folders;
    private final Map<Way, PortForward> ways = new ConcurrentHashMap<>();
    private final Set<String> kept = ConcurrentHashMap.newKeySet();

    /** @param folders where a relay's capture is put, by its code */
    Relays(LabContext context, CertificateAuthority authority, List<Tapped> relays, Function<String, Path> folders) {
        this.context = context;
        this.trust = authority.clientContext();
        relays.forEach(each -> this.relays.put(each.relay().code(), each));
        this.folders = folders;
    }

    /** A relay and what stands before it. */
    record Tapped(Relay relay, DerpContainer derper, WiretapContainer wiretap) {}

    private record Way(String container, String relay) {}

    /** @see dev.meshproof.probe.Surroundings#relayTls */
    Socket tls(Place from, String code, Duration limit) throws ProbeUnavailable {
        Relay relay = relay(code).relay();
        PortForward way = ways.computeIfAbsent(
                new Way(from.containerId(), code),
                any -> Infrastructure.forward(from, relay.hostname(), Relay.PORT, "relay " + code));
        Socket bare = new Socket();
        try {
            bare.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), way.port()));
            bare.setSoTimeout((int) Math.max(1, limit.toMillis()));
            SSLSocket socket =
                    (SSLSocket) trust.getSocketFactory().createSocket(bare, relay.hostname(), Relay.PORT, true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(relay.hostname())));
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket;
        } catch (IOException e) {
            closeQuietly(bare);
            throw new ProbeUnavailable("relay " + code + " agrees on no TLS: " + e.getMessage());
        }
    }

    /** @see dev.meshproof.probe.Surroundings#relayCapture */
    List<Path> capture(String code) throws ProbeUnavailable {
        WiretapContainer wiretap = relay(code).wiretap();
        Path into = folders.apply(code);
        List<Path> files = new ArrayList<>();
        try (InputStream archive = context.docker()
                        .copyArchiveFromContainerCmd(wiretap.getContainerId(), WiretapContainer.CAPTURES)
                        .exec();
                TarArchiveInputStream tar = new TarArchiveInputStream(archive)) {
            Files.createDirectories(into);
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path name = Path.of(entry.getName()).getFileName();
                if (entry.isFile() && name != null) {
                    Path file = into.resolve(name);
                    Files.copy(tar, file, StandardCopyOption.REPLACE_EXISTING);
                    files.add(file);
                }
            }
        } catch (IOException | DockerException e) {
            throw new ProbeUnavailable(
                    "the wiretap of relay " + code + " does not give its capture: " + LabException.rootMessage(e));
        }
        files.sort(Comparator.comparing(Path::getFileName));
        kept.add(code);
        return List.copyOf(files);
    }

    /**
     * Puts in their folders the captures that were put nowhere yet: what relays saw by then is evidence of a run that was
     * broken off. Their wiretaps are stopped for it, as they keep the last packets in memory.
     */
    void keepTheRest() {
        CompletableFuture<?>[] copies = relays.keySet().stream()
                .filter(code -> !kept.contains(code))
                .map(code -> CompletableFuture.runAsync(() -> keep(code), context.executor()))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(copies)
                .completeOnTimeout(null, KEEPING_LIMIT.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private void keep(String code) {
        try {
            WiretapContainer wiretap = relay(code).wiretap();
            context.docker()
                    .stopContainerCmd(wiretap.getContainerId())
                    .withTimeout(STOPPING_SECONDS)
                    .exec();
            capture(code);
        } catch (ProbeUnavailable | DockerException e) {
            context.listener().event("what relay " + code + " saw is lost: " + LabException.rootMessage(e));
        }
    }

    private Tapped relay(String code) throws ProbeUnavailable {
        Tapped found = relays.get(code);
        if (found == null) {
            throw new ProbeUnavailable("there is no relay " + code);
        }
        return found;
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use in any case.
        }
    }

    /** Ends every way to a relay. */
    void close() {
        ways.values().forEach(PortForward::close);
    }
}
