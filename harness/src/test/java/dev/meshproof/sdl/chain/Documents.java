package dev.meshproof.sdl.chain;

/** A small valid SDL that tests bend. */
final class Documents {
    static final String WEB = """
            version: "2.0"
            services:
              web:
                image: nginx:1.27
                env:
                  - A=1=2
                  - B
                command: [sh, "-c"]
                args:
                  - |
                    echo "hi" # no comment of YAML's
                      indented

                expose:
                  - port: 8080
                    as: 80
                    to:
                      - global: true
            profiles:
              compute:
                small:
                  resources:
                    cpu:
                      units: 0.5
                    memory:
                      size: 512Mi
                    storage:
                      size: 1Gi
              placement:
                dcloud:
                  pricing:
                    small: {denom: uact, amount: 1000}
            deployment:
              web:
                dcloud:
                  profile: small
                  count: 2
            """;

    private Documents() {}
}
