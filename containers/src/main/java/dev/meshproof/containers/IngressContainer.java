package dev.meshproof.containers;

import com.github.dockerjava.api.model.Capability;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The ingress: a provider's doors. Host names by nginx, as providers run it; node ports by address translation, as
 * kube-proxy makes them, so that a connect at one is answered, or refused, by the service itself. All of them are open to
 * this container's own processes only, of which the probe agent is the one that asks.
 */
public final class IngressContainer extends LabContainer {
    /** Where host names are served, on 127.0.0.1. */
    public static final int HTTP_PORT = 80;

    private static final String CONFIGURATION = "/etc/meshproof/ingress/nginx.conf";
    private static final String RULES = "/etc/meshproof/ingress/nat";
    /**
     * What it says itself where no upstream gave an answer, with 502 or 504: for each upstream that was tried its address,
     * and the seconds after which it took the connection, or {@code -} where it never did (nginx 1.22,
     * ngx_http_upstream_module, $upstream_connect_time).
     */
    private static final String UNANSWERED =
            "meshproof ingress: upstream $upstream_addr, connect time $upstream_connect_time\\n";

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+");

    /**
     * A service by host name.
     *
     * @param upstreams each {@code address:port}; asked in turn
     */
    public record Site(List<String> hosts, List<String> upstreams) {
        public Site {
            hosts = List.copyOf(hosts);
            upstreams = List.copyOf(upstreams);
            hosts.stream()
                    .filter(host -> !HOST.matcher(host).matches())
                    .findFirst()
                    .ifPresent(host -> {
                        throw new IllegalArgumentException("\"" + host + "\" is no host name");
                    });
        }
    }

    /** @param nodePorts each at this container's own address */
    public IngressContainer(
            String image,
            Map<String, String> labels,
            Attachment attachment,
            List<Site> sites,
            List<PortTranslation> nodePorts) {
        super(image, labels, List.of(attachment));
        withAgent();
        withFile(CONFIGURATION, configuration(sites));
        withFile(RULES, PortTranslation.rules(nodePorts));
        withCommand("sh", "-ec", "iptables-restore --noflush " + RULES + "\nexec nginx -c " + CONFIGURATION);
        withCreateContainerCmdModifier(create -> hostConfig(create).withCapAdd(Capability.NET_ADMIN));
        waitingFor(new LogLine(PackageMirrorContainer.READY, PackageMirrorContainer.START_LIMIT));
    }

    /** Limits and headers as Akash's and ingress-nginx's defaults have them. */
    static String configuration(List<Site> sites) {
        List<String> lines = new ArrayList<>(List.of("""
                worker_processes 1;
                daemon off;
                pid /tmp/nginx.pid;
                error_log stderr notice;

                events {
                    worker_connections 512;
                }

                http {
                    server_tokens off;
                    log_format ingress '$host "$request" $status $body_bytes_sent $request_time $upstream_addr $upstream_status';
                    access_log /dev/stdout ingress;
                    server_names_hash_bucket_size 512;

                    client_max_body_size 1m;
                    proxy_connect_timeout 3s;
                    proxy_read_timeout 60s;
                    proxy_send_timeout 60s;
                    proxy_next_upstream_tries 3;
                    proxy_http_version 1.1;
                    proxy_set_header Host $http_host;
                    proxy_set_header Connection "";
                    proxy_set_header X-Real-IP $remote_addr;
                    proxy_set_header X-Forwarded-For $remote_addr;
                    proxy_set_header X-Forwarded-Host $http_host;
                    proxy_set_header X-Forwarded-Proto $scheme;

                    server {
                        listen 127.0.0.1:80 default_server;
                        server_name _;
                        return 404;
                    }
                """));
        for (int i = 0; i < sites.size(); i++) {
            lines.add(site("service" + i, sites.get(i)));
        }
        lines.add("}\n");
        return String.join("\n", lines);
    }

    private static String site(String upstream, Site site) {
        StringBuilder text = new StringBuilder("    upstream " + upstream + " {\n");
        site.upstreams()
                .forEach(server -> text.append("        server ").append(server).append(" max_fails=0;\n"));
        return text.append("    }\n\n    server {\n        listen 127.0.0.1:80;\n        server_name ")
                .append(String.join(" ", site.hosts()))
                .append(";\n\n        location / {\n            proxy_pass http://")
                .append(upstream)
                .append(";\n            error_page 502 504 @unanswered;\n        }\n\n        location @unanswered {\n")
                .append("            return 502 \"")
                .append(UNANSWERED)
                .append("\";\n        }\n    }\n")
                .toString();
    }
}
