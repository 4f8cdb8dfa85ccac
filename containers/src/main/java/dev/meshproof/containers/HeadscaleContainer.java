package dev.meshproof.containers;

import dev.meshproof.containers.CertificateAuthority.ServerCertificate;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The control plane: headscale v0.29 on 443 under the name that an unmodified tailscaled asks for. It announces the
 * lab's relays and no other, and fetches nothing.
 */
public final class HeadscaleContainer extends LabContainer {
    /** The control server of every tailscaled that is told of no other (tailscale v1.102.3, ipn/prefs.go). */
    public static final String HOSTNAME = "controlplane.tailscale.com";

    public static final int PORT = 443;
    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    /**
     * @param certificate for the realm's host name, and for 127.0.0.1 where the REST API is asked through a forwarded port
     */
    public HeadscaleContainer(
            String image,
            Map<String, String> labels,
            List<Attachment> attachments,
            ServerCertificate certificate,
            List<Relay> relays,
            Realm realm) {
        super(image, labels, attachments);
        withCommand("serve");
        withTmpFs(Map.of("/var/lib/headscale", "rw", "/var/run/headscale", "rw"));
        withFile("/etc/headscale/config.yaml", configuration(realm));
        withFile("/etc/headscale/derp.yaml", derpMap(relays));
        withFile("/etc/headscale/cert.pem", certificate.certificate());
        withFile("/etc/headscale/key.pem", certificate.key());
        waitingFor(new LogLine("listening and serving HTTP on", START_LIMIT));
    }

    /**
     * Mints a key for the REST API, valid for the life of a lab; a secret of the run.
     *
     * @throws IllegalStateException if headscale's command line refuses
     */
    public String createApiKey() {
        return command("apikeys", "create", "--expiration", "24h");
    }

    /**
     * Makes the first user, and a pre-auth key of it that several nodes may join with; a secret of the run.
     *
     * @throws IllegalStateException if headscale's command line refuses
     */
    public String createFirstUsersKey(String user) {
        command("users", "create", user);
        return command("preauthkeys", "create", "--user", "1", "--reusable", "--expiration", "24h");
    }

    /** Runs headscale's command line, and returns the last line of what it prints. */
    private String command(String... arguments) {
        String what = "headscale " + arguments[0] + " " + arguments[1];
        try {
            ExecResult result = execInContainer(Stream.concat(Stream.of(executable()), Arrays.stream(arguments))
                    .toArray(String[]::new));
            String output = result.getStdout().strip();
            if (result.getExitCode() != 0 || output.isEmpty()) {
                throw new IllegalStateException(what + " exited with " + result.getExitCode() + ": "
                        + result.getStderr().strip());
            }
            return output.lines().reduce((first, second) -> second).orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(what + " could not be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during " + what, e);
        }
    }

    /** The image's own entrypoint: ko puts it elsewhere than a package would. */
    private String executable() {
        return getContainerInfo().getPath();
    }

    public static String configuration(Realm realm) {
        return """
                server_url: %s
                listen_addr: 0.0.0.0:%d
                metrics_listen_addr: 127.0.0.1:9090
                tls_cert_path: /etc/headscale/cert.pem
                tls_key_path: /etc/headscale/key.pem
                noise:
                  private_key_path: /var/lib/headscale/noise_private.key
                prefixes:
                  v4: %s
                  v6: %s
                  allocation: sequential
                derp:
                  server:
                    enabled: %s
                    region_id: 990
                    region_code: own
                    region_name: own
                    stun_listen_addr: 0.0.0.0:3478
                    private_key_path: /var/lib/headscale/derp.key
                  urls: []
                  paths: [/etc/headscale/derp.yaml]
                  auto_update_enabled: false
                disable_check_updates: true
                database:
                  type: sqlite
                  sqlite:
                    path: /var/lib/headscale/db.sqlite
                log:
                  level: info
                  format: text
                policy:
                  mode: database
                dns:
                  magic_dns: true
                  base_domain: %s
                  override_local_dns: false
                  nameservers:
                    global: []
                unix_socket: /var/run/headscale/headscale.sock
                unix_socket_permission: "0770"
                logtail:
                  enabled: false
                # For some nodes, and not for thousands: a write waits for no others, a change is told at once.
                tuning:
                  node_store_batch_timeout: 10ms
                  batch_change_delay: 20ms
                """.formatted(realm.loginServer(), PORT, realm.v4(), realm.v6(), realm.ownRelay(), realm.baseDomain());
    }

    public static String derpMap(List<Relay> relays) {
        return "regions:\n" + relays.stream().map(HeadscaleContainer::region).collect(Collectors.joining());
    }

    private static String region(Relay relay) {
        return """
                  %1$d:
                    regionid: %1$d
                    regioncode: %2$s
                    regionname: %2$s
                    nodes:
                      - name: %1$da
                        regionid: %1$d
                        hostname: %3$s
                        stunport: 3478
                        derpport: 443
                """.formatted(relay.regionId(), relay.code(), relay.hostname()).indent(2);
    }
}
