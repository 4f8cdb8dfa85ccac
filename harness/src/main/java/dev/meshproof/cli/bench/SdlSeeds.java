package dev.meshproof.cli.bench;

import java.util.List;

/** Valid SDLs, in all the ways in which they are written, that {@link SdlMutations} bends. */
final class SdlSeeds {
    private static final String WEB_AND_DATABASE = """
            version: "2.0"
            services:
              web:
                image: nginx:1.27
                env:
                  - DATABASE=postgres://db:5432/app
                  - "QUOTED=a b"
                command: [sh, "-c"]
                args:
                  - |
                    echo "hi" # no comment
                    exec nginx
                expose:
                  - port: 8080
                    as: 80
                    proto: tcp
                    accept: [www.example.com, example.org]
                    to:
                      - global: true
                    http_options:
                      max_body_size: 2097152
                      read_timeout: 30000
                      next_tries: 3
                      next_cases: [error, timeout, "500"]
                dependencies:
                  - service: db
              db:
                image: postgres:17
                expose:
                  - port: 5432
                    to:
                      - service: web
                params:
                  storage:
                    data:
                      mount: /var/lib/postgresql
                      readOnly: false
            profiles:
              compute:
                web:
                  resources:
                    cpu:
                      units: 0.5
                      attributes: {arch: amd64}
                    memory:
                      size: 512Mi
                    storage:
                      size: 1Gi
                db:
                  resources:
                    cpu: {units: 1500m}
                    memory: {size: 1Gi}
                    storage:
                      - size: 1Gi
                      - name: data
                        size: 10Gi
                        attributes:
                          persistent: true
                          class: beta2
              placement:
                dcloud:
                  attributes:
                    host: akash
                    region: us-west
                  signedBy:
                    anyOf: [akash1365yvmc4s7awdyj3n2sav7xfx76adc6dnmlx63]
                  pricing:
                    web: {denom: uact, amount: 1000}
                    db:
                      denom: uact
                      amount: "2000.5"
            deployment:
              web:
                dcloud:
                  profile: web
                  count: 2
              db:
                dcloud:
                  profile: db
                  count: 1
            """;

    private static final String GPU_AND_ENDPOINT = """
            ---
            version: '2.1'
            endpoints:
              lease-ip: {kind: ip}
            services:
              model:
                image: "registry.example/model:v1"
                credentials:
                  host: registry.example
                  username: someone
                  password: not-a-secret
                  email: someone@example.com
                expose:
                  - port: 443
                    to:
                    - global: yes
                      ip: lease-ip
                  - {port: 9000, as: 9001, proto: UDP, to: [{global: on, ip: lease-ip}]}
                params:
                  tee: cpu-gpu
                  permissions: {read: [logs, events]}
                  storage:
                    shm: {mount: /dev/shm}
              agent:
                image: busybox
            profiles:
              compute:
                big:
                  resources:
                    cpu: {units: 8}
                    gpu:
                      units: 1
                      attributes:
                        vendor:
                          nvidia:
                            - model: a100
                              ram: 80Gi
                              interface: sxm
                            - model: h100
                    memory: {size: 32Gi}
                    storage:
                      - {size: 100Gi}
                      - name: shm
                        size: 1Gi
                        attributes: {class: ram, persistent: false}
              placement:
                "one":
                  pricing: {big: {denom: ibc/170C677610AC31DF0904FFE09CD3B5C657492170E7E52372E48756B71E56F2F1, amount: 100000}}
            deployment:
              model: {one: {profile: big, count: 1}}
              agent: {one: {profile: big, count: 3}}
            reclamation:
              min_window: 24h
            """;

    private static final String ANCHORS = """
            version: 2.0
            include: []
            services:
              one: &service
                image: busybox
                env: &env [A=1, B]
                expose: &expose
                  - port: 80
                    to: [{global: true}]
              two:
                <<: *service
                expose: []
                env: *env
            profiles:
              compute:
                small: &small
                  resources: {cpu: {units: 100m}, memory: {size: 64Mi}, storage: {size: 64Mi}}
                same: *small
              placement:
                here:
                  pricing: {small: &price {denom: uakt, amount: 5}, same: *price}
            deployment:
              one: {here: {profile: small, count: 1}}
              two:
                here:
                  profile: same
                  count: 0x2
            """;

    static final List<String> ALL = List.of(WEB_AND_DATABASE, GPU_AND_ENDPOINT, ANCHORS);

    private SdlSeeds() {}
}
