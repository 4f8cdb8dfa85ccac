package dev.meshproof.scenarios.broken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.meshproof.plan.LabPlan;
import dev.meshproof.scenarios.broken.Mutant.Expected;
import dev.meshproof.scenarios.broken.Mutant.Patch;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The mutants' files, without a lab. */
class MutantsTest {
    static Stream<Mutants.Named> all() {
        return Mutants.all().values().stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void fits_its_base_and_expects_what_can_be(Mutants.Named named, @TempDir Path folder) throws Exception {
        LabPlan plan = MutantLab.of(named, folder).plan();
        Expected expect = named.mutant().expect();
        assertThat(plan.replicas().stream().map(replica -> replica.id().toString()))
                .containsAll(expect.about().orElse(List.of()));
        boolean refutes = expect.exit() == 1;
        boolean ofRelays = named.mutant().unverified().orElse(false);
        assertThat(expect.about().isPresent()).isEqualTo(refutes && !ofRelays);
        assertThat(expect.diagnosis().isPresent()).isEqualTo(refutes);
    }

    @Test
    void are_enough_in_every_build_to_stand_for_all() {
        assertThat(Mutants.chosen("verify")).hasSizeBetween(10, 15);
        assertThat(Mutants.chosen("all"))
                .hasSizeGreaterThan(Mutants.chosen("verify").size());
        assertThat(Mutants.chosen("unchanged,expired-key")).hasSize(2);
    }

    @Test
    void should_fail_if_a_patch_does_not_match() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Patch("--bind", "--listen").in("nothing of the kind", "a.yaml"))
                .withMessage("a.yaml must have once, and has not: --bind");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Patch("a", "b").in("a a", "a.yaml"))
                .withMessage("a.yaml must have once, and has several times: a");
    }

    @Test
    void should_fail_if_a_name_is_unknown() {
        assertThatIllegalArgumentException().isThrownBy(() -> Mutants.chosen("no-such-mutant"));
    }
}
