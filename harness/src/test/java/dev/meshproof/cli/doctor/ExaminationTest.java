package dev.meshproof.cli.doctor;

import static dev.meshproof.cli.doctor.Examine.find;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.cli.doctor.Finding.Level;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What one whole examination says; what each check finds fault with is in the tests of the checks. */
class ExaminationTest {

    @Test
    void a_healthy_machine_is_ready_and_every_check_says_so() {
        Examination examination = Examination.of(
                new HealthyMachine(), new SomeImages(SomeImages.allPresent().wanted(), true));

        assertThat(examination.ready()).isTrue();
        assertThat(examination.findings()).allSatisfy(finding -> {
            assertThat(finding.level()).isEqualTo(Level.OK);
            assertThat(finding.mend()).isEmpty();
        });
        assertThat(examination.findings())
                .extracting(Finding::check)
                .containsExactly(
                        "engine",
                        "storage driver",
                        "disk",
                        "memory",
                        "labs left behind",
                        "tailscaled",
                        "iptables",
                        "Java",
                        "Maven",
                        "git",
                        "images",
                        "go",
                        "qemu-img",
                        "mmdebstrap");
    }

    @Test
    void warnings_alone_leave_a_machine_ready() {
        Examination examination = Examination.of(
                new HealthyMachine() {
                    @Override
                    public List<Long> processes(String name) {
                        return List.of(7L);
                    }
                },
                SomeImages.allPresent());

        assertThat(examination.ready()).isTrue();
        assertThat(examination.findings()).extracting(Finding::level).contains(Level.WARN);
    }

    @Test
    void a_check_that_breaks_is_a_warning_and_hides_nothing() {
        Examination examination = Examination.of(
                new HealthyMachine() {
                    @Override
                    public OptionalLong availableMemory() {
                        throw new IllegalStateException("no such file");
                    }
                },
                SomeImages.allPresent());

        assertThat(examination.findings()).hasSize(11);
        assertThat(find(examination, "memory").level()).isEqualTo(Level.WARN);
        assertThat(find(examination, "memory").seen()).contains("could not be determined", "no such file");
    }
}
