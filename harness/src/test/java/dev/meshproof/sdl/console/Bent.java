package dev.meshproof.sdl.console;

import dev.meshproof.sdl.Judgement;
import dev.meshproof.sdl.yaml.Source;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A document with everything that the console takes, and what becomes of it when one place is bent. */
final class Bent {
    static final String DOCUMENT = """
            version: "2.1"
            services:
              web:
                image: nginx:1.27
                command: [sh, "-c"]
                args: [serve]
                env: [A=1, B]
                dependencies: [{service: db}]
                credentials: {host: ghcr.io, username: joe, password: secret, email: a@b.c}
                expose:
                  - port: 80
                    as: 8080
                    proto: tcp
                    accept: [web.example]
                    to: [{global: true, ip: front}, {service: db}]
                    http_options: {max_body_size: 104857600, next_cases: [error, "500"]}
                params:
                  storage: {data: {mount: /data, readOnly: false}, tmp: {}}
                  permissions: {read: [logs]}
                  tee: cpu-gpu
              db:
                image: postgres:17
                expose:
            profiles:
              compute:
                big:
                  resources:
                    cpu: {units: 0.5, attributes: {arch: amd64}}
                    memory: {size: 512Mi}
                    storage:
                      - {name: data, size: 1Gi, attributes: {class: beta3, persistent: true}}
                      - {name: tmp, size: 64Mi, attributes: {class: ram, persistent: false}}
                    gpu: {units: 1, attributes: {vendor: {nvidia: [{model: a100, ram: 80Gi, interface: sxm}]}}}
                small:
                  resources: {cpu: {units: 100m}, memory: {size: 1Gi}, storage: {size: 1Gi}}
              placement:
                west:
                  attributes: {region: us-west}
                  signedBy: {anyOf: [akash1a], allOf: [akash1b]}
                  pricing:
                    big: {denom: uact, amount: 1000}
                    small: {denom: uakt, amount: "0.5"}
            deployment:
              web:
                west: {profile: big, count: 1}
              db:
                west: {profile: small, count: 2}
            endpoints:
              front: {kind: ip}
            reclamation: {min_window: 24h}
            include: [other.yaml]
            """;

    private Bent() {}

    /** The document with the first {@code from} replaced; {@code ⏎} stands for a line's end. */
    static String text(String from, String to) {
        String wanted = from.replace("⏎", "\n");
        int at = DOCUMENT.indexOf(wanted);
        if (at < 0) {
            throw new IllegalArgumentException("the document lacks " + from);
        }
        return DOCUMENT.substring(0, at) + to.replace("⏎", "\n") + DOCUMENT.substring(at + wanted.length());
    }

    static Judgement judge(String text) {
        return ConsoleJudge.judge(new Source("web.yaml", text.getBytes(StandardCharsets.UTF_8)));
    }

    /** E.g. {@code port 11:15+4}: code, line, column and length of each finding. */
    static List<String> findings(String from, String to) {
        return findings(text(from, to));
    }

    static List<String> findings(String text) {
        return judge(text).diagnostics().stream()
                .map(d -> "%s %d:%d+%d".formatted(d.code(), d.at().line(), d.at().column(), d.length()))
                .toList();
    }
}
