package dev.meshproof.cli.doctor;

import static dev.meshproof.cli.doctor.Examine.examine;
import static dev.meshproof.cli.doctor.Examine.find;
import static dev.meshproof.cli.doctor.Examine.printing;
import static dev.meshproof.cli.doctor.Examine.without;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.cli.doctor.Finding.Level;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandInChecksTest {

    @Test
    void should_warn_of_missing_images() {
        Finding finding = find(Examination.of(new HealthyMachine(), SomeImages.derperToBuild()), "images");

        assertThat(finding.level()).isEqualTo(Level.WARN);
        assertThat(finding.seen()).isEqualTo("1 of 2 missing: derper");
    }

    @Test
    void should_fail_if_go_is_missing_or_too_old_where_stand_ins_are_built() {
        assertThat(printing(Optional.empty(), "go").level()).isEqualTo(Level.FAIL);
        assertThat(printing(Optional.of("go version go1.25.3 linux/amd64"), "go")
                        .level())
                .isEqualTo(Level.FAIL);
        assertThat(printing(Optional.of("go version go1.26 linux/amd64"), "go").level())
                .isEqualTo(Level.OK);
    }

    @Test
    void should_fail_if_a_builder_is_missing_that_the_launcher_may_not_install() {
        assertThat(examine(without("qemu-img"), "qemu-img").level()).isEqualTo(Level.FAIL);
        assertThat(examine(without("mmdebstrap"), "mmdebstrap").level()).isEqualTo(Level.FAIL);
    }

    @Test
    void should_only_warn_if_the_launcher_may_install_it() {
        Machine machine = new HealthyMachine() {
            @Override
            public boolean has(String program) {
                return !program.equals("qemu-img");
            }

            @Override
            public boolean mayInstall() {
                return true;
            }
        };

        assertThat(examine(machine, "qemu-img").level()).isEqualTo(Level.WARN);
    }

    @Test
    void asks_for_no_builder_where_images_are_pulled() {
        assertThat(Examination.of(new HealthyMachine(), SomeImages.allPresent()).findings())
                .extracting(Finding::check)
                .doesNotContain("go", "qemu-img", "mmdebstrap");
    }
}
