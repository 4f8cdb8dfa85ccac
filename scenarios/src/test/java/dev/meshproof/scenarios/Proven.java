package dev.meshproof.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.claim.ClaimId;
import dev.meshproof.claim.Verdict;
import dev.meshproof.junit.LabUnderTest;

/** What is proven of a good deployment. */
final class Proven {
    private Proven() {}

    /** Of private services on providers of their own: every claim that has a case. */
    static void ofATailnet(LabUnderTest lab) {
        assertThat(lab.result().verdict()).isEqualTo(Verdict.PROVEN);
        assertThat(lab.result().claims())
                .filteredOn(claim -> !claim.cases().isEmpty())
                .hasSize(18)
                .allSatisfy(claim -> assertThat(claim.verdict())
                        .as(claim.id() + ": " + claim.reason())
                        // Without a policy peers reach each other's proxies too, which is noted.
                        .isEqualTo(
                                claim.id().equals(ClaimId.TAILNET_EXPOSES_ONLY_DECLARED.toString())
                                        ? Verdict.NOT_APPLICABLE
                                        : Verdict.PROVEN));
    }
}
