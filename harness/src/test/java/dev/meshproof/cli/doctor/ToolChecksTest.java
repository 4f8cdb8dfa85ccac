package dev.meshproof.cli.doctor;

import static dev.meshproof.cli.doctor.Examine.examine;
import static dev.meshproof.cli.doctor.Examine.printing;
import static dev.meshproof.cli.doctor.Examine.without;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.cli.doctor.Finding.Level;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ToolChecksTest {

    @Test
    void should_fail_if_java_is_too_old() {
        assertThat(examine(
                                new HealthyMachine() {
                                    @Override
                                    public int javaFeature() {
                                        return 11;
                                    }
                                },
                                "Java")
                        .level())
                .isEqualTo(Level.FAIL);
    }

    @Test
    void should_fail_if_java_cannot_compile() {
        assertThat(examine(
                                new HealthyMachine() {
                                    @Override
                                    public boolean hasCompiler() {
                                        return false;
                                    }
                                },
                                "Java")
                        .mend())
                .contains("JDK");
    }

    @Test
    void should_fail_if_maven_is_missing_or_too_old() {
        assertThat(printing(Optional.empty(), "Maven").level()).isEqualTo(Level.FAIL);
        assertThat(printing(Optional.of("Apache Maven 3.6.3"), "Maven").level()).isEqualTo(Level.FAIL);
        assertThat(printing(Optional.of("Apache Maven 3.8.6"), "Maven").level()).isEqualTo(Level.OK);
    }

    @Test
    void should_warn_if_maven_prints_no_version() {
        assertThat(printing(Optional.of("hello"), "Maven").level()).isEqualTo(Level.WARN);
    }

    @Test
    void does_without_git() {
        Finding finding = examine(without("git"), "git");

        assertThat(finding.level()).isEqualTo(Level.OK);
        assertThat(finding.seen()).startsWith("not found");
    }

    @Test
    void should_warn_of_a_tailscaled_on_this_machine() {
        Finding finding = examine(
                new HealthyMachine() {
                    @Override
                    public List<Long> processes(String name) {
                        return name.equals("tailscaled") ? List.of(12L, 34L) : List.of();
                    }
                },
                "tailscaled");

        assertThat(finding.level()).isEqualTo(Level.WARN);
        assertThat(finding.seen()).contains("12, 34");
    }
}
