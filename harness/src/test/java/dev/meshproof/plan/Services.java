package dev.meshproof.plan;

import dev.meshproof.sdl.Sdl;
import dev.meshproof.sdl.chain.SdlReader;
import java.nio.charset.StandardCharsets;

/** Services of an SDL made for a test; the service's own lines begin in line 4. */
final class Services {
    private static final String REST = """
                expose:
                  - port: 8000
                    to:
                      - global: true
            profiles:
              compute:
                s:
                  resources:
                    cpu: {units: 1}
                    memory: {size: 1Gi}
                    storage: {size: 1Gi}
              placement:
                p: {pricing: {s: {denom: uact, amount: 1}}}
            deployment:
              s:
                p: {profile: s, count: 1}
            """;

    private Services() {}

    /** @param lines of the service, not indented */
    static Sdl.Service of(String lines) {
        return SdlReader.read("s.yaml", document(lines).getBytes(StandardCharsets.UTF_8))
                .service("s");
    }

    static String document(String lines) {
        return "version: \"2.0\"\nservices:\n  s:\n" + lines.indent(4) + REST;
    }

    /** A service whose {@code expose} has these items, in lines 6 and on, beside one that everybody may reach. */
    static Sdl.Service exposing(String... items) {
        String text = """
                version: "2.0"
                services:
                  s:
                    image: a
                    expose:
                      - %s
                  front: {image: a, expose: [{port: 80, to: [{global: true, ip: mine}]}]}
                endpoints: {mine: {kind: ip}}
                profiles:
                  compute:
                    s: {resources: {cpu: {units: 1}, memory: {size: 1Gi}, storage: {size: 1Gi}}}
                  placement:
                    p: {pricing: {s: {denom: uact, amount: 1}}}
                deployment:
                  s: {p: {profile: s, count: 1}}
                  front: {p: {profile: s, count: 1}}
                """.formatted(String.join("\n      - ", items));
        return SdlReader.read("s.yaml", text.getBytes(StandardCharsets.UTF_8)).service("s");
    }

    /** An Alpine service with two variables whose script begins in line 9, column 9. */
    static Tailnet script(String script) {
        return TailnetReader.read(Services.of("""
                image: alpine
                env: [TS_AUTHKEY=tskey-auth-x, TS_HOSTNAME=node-1, EMPTY=]
                command: [/bin/sh, "-c"]

                args:
                - |
                """ + script.indent(4)));
    }
}
