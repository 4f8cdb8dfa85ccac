package dev.meshproof.cli.doctor;

import static dev.meshproof.cli.doctor.Examine.examine;
import static dev.meshproof.cli.doctor.Examine.find;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.cli.doctor.Finding.Level;
import dev.meshproof.containers.engine.Engine;
import dev.meshproof.containers.engine.Engine.Silent;
import dev.meshproof.containers.engine.LeftContainer;
import dev.meshproof.containers.engine.Owner;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class EngineChecksTest {

    @Test
    void should_fail_once_if_none_answers() {
        Examination examination = Examination.of(silent(false), SomeImages.derperToBuild());

        assertThat(examination.ready()).isFalse();
        Finding engine = find(examination, "engine");
        assertThat(engine.level()).isEqualTo(Level.FAIL);
        assertThat(engine.seen()).contains("unix:///var/run/docker.sock", "No such file or directory");
        assertThat(engine.mend()).contains("DOCKER_HOST");
        assertThat(examination.findings())
                .extracting(Finding::check)
                .containsExactly("engine", "tailscaled", "iptables", "Java", "Maven", "git");
    }

    @Test
    void says_where_the_launcher_would_start_one() {
        assertThat(find(Examination.of(silent(true), SomeImages.allPresent()), "engine")
                        .mend())
                .contains("./meshproof verify");
    }

    @Test
    void should_fail_if_the_api_is_too_old_or_unknown() {
        assertThat(withEngine(SOCKET, "1.40", "overlay2", "engine").level()).isEqualTo(Level.FAIL);
        assertThat(withEngine(SOCKET, "1.40", "overlay2", "engine").mend()).contains("20.10");
        assertThat(withEngine(SOCKET, "", "overlay2", "engine").level()).isEqualTo(Level.FAIL);
        assertThat(withEngine(SOCKET, "1.9", "overlay2", "engine").level()).isEqualTo(Level.FAIL);
        assertThat(withEngine(SOCKET, "1.50", "overlay2", "engine").level()).isEqualTo(Level.OK);
    }

    @Test
    void should_warn_of_a_storage_driver_that_copies() {
        assertThat(withEngine(SOCKET, "1.41", "vfs", "storage driver").level()).isEqualTo(Level.WARN);
    }

    @Test
    void should_warn_if_the_disk_of_a_remote_engine_cannot_be_seen() {
        assertThat(withEngine(REMOTE, "1.41", "overlay2", "disk").level()).isEqualTo(Level.WARN);
    }

    @Test
    void takes_the_memory_of_a_remote_engine_from_the_engine() {
        assertThat(withEngine(REMOTE, "1.41", "overlay2", "memory").seen()).startsWith("16.0 GiB");
    }

    @Test
    void does_not_look_for_the_iptables_of_a_remote_engine() {
        Machine machine = new HealthyMachine() {
            @Override
            public Engine engine() {
                return engine(REMOTE, "1.41", "overlay2");
            }

            @Override
            public boolean has(String program) {
                return false;
            }
        };

        assertThat(Examination.of(machine, SomeImages.allPresent()).findings())
                .extracting(Finding::check)
                .doesNotContain("iptables");
    }

    @Test
    void should_fail_if_iptables_is_missing_where_none_answers() {
        Machine machine = new HealthyMachine() {
            @Override
            public Engine engine() {
                return new Silent(SOCKET, "Connection refused");
            }

            @Override
            public boolean has(String program) {
                return !program.equals("iptables");
            }
        };

        assertThat(examine(machine, "iptables").level()).isEqualTo(Level.FAIL);
    }

    private static final URI SOCKET = HealthyMachine.SOCKET;
    private static final URI REMOTE = URI.create("tcp://builder:2376");

    private static Machine silent(boolean mayStart) {
        return new HealthyMachine() {
            @Override
            public Engine engine() {
                return new Silent(SOCKET, "No such file or directory");
            }

            @Override
            public boolean mayStartEngine() {
                return mayStart;
            }
        };
    }

    private static Finding withEngine(URI address, String api, String driver, String check) {
        return examine(
                new HealthyMachine() {
                    @Override
                    public Engine engine() {
                        return engine(address, api, driver);
                    }
                },
                check);
    }

    @Test
    void should_fail_below_8_gib_of_disk() {
        assertThat(disk(8L << 30).level()).isEqualTo(Level.OK);
        Finding finding = disk((8L << 30) - 1);
        assertThat(finding.level()).isEqualTo(Level.FAIL);
        assertThat(finding.seen()).contains("/var/lib/docker");
        assertThat(finding.mend()).contains("8.0 GiB");
    }

    @Test
    void should_warn_below_3_gib_of_memory_and_fail_below_1() {
        assertThat(memory(3L << 30).level()).isEqualTo(Level.OK);
        assertThat(memory((3L << 30) - 1).level()).isEqualTo(Level.WARN);
        assertThat(memory((1L << 30) - 1).level()).isEqualTo(Level.FAIL);
    }

    private static Finding disk(long free) {
        return examine(
                new HealthyMachine() {
                    @Override
                    public OptionalLong freeBytes(Path folder) {
                        return OptionalLong.of(free);
                    }
                },
                "disk");
    }

    private static Finding memory(long available) {
        return examine(
                new HealthyMachine() {
                    @Override
                    public OptionalLong availableMemory() {
                        return OptionalLong.of(available);
                    }
                },
                "memory");
    }

    private static final LeftContainer OWNED =
            new LeftContainer("c1", "sandbox-1", "run-a", Optional.of(new Owner(42, Instant.EPOCH, "vm")));
    private static final LeftContainer UNOWNED = new LeftContainer("c2", "sandbox-2", "run-b", Optional.empty());

    @Test
    void should_warn_of_containers_whose_owner_is_gone() {
        Finding finding = examine(machine(true, OWNED), "labs left behind");

        assertThat(finding.level()).isEqualTo(Level.WARN);
        assertThat(finding.seen()).contains("1 containers", "run-a");
        assertThat(finding.mend()).isEqualTo("./meshproof clean");
    }

    @Test
    void should_warn_of_containers_that_name_no_owner() {
        assertThat(examine(machine(false, UNOWNED), "labs left behind").level()).isEqualTo(Level.WARN);
    }

    @Test
    void leaves_labs_alone_that_run() {
        Finding finding = examine(machine(false, OWNED), "labs left behind");

        assertThat(finding.level()).isEqualTo(Level.OK);
        assertThat(finding.seen()).contains("1 containers of labs that run now");
    }

    private static Machine machine(boolean gone, LeftContainer left) {
        return new HealthyMachine() {
            @Override
            public Engine engine() {
                return engine(SOCKET, "1.41", "overlay2", left);
            }

            @Override
            public boolean gone(Owner owner) {
                return gone;
            }
        };
    }
}
