package dev.meshproof.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.claim.ClaimId;
import dev.meshproof.claim.Verdict;
import dev.meshproof.junit.LabUnderTest;
import dev.meshproof.junit.RunsLab;
import org.junit.jupiter.api.Test;

/** Nothing is taken from the first example: other ports, an inline hostname and Debian are proven as well. */
@RunsLab("../examples/variants/ports-and-debian")
class VariantIT {
    @Test
    void isProven(LabUnderTest lab) {
        assertThat(lab.result().claims())
                .filteredOn(claim -> !claim.cases().isEmpty())
                .hasSize(15)
                .allSatisfy(claim -> assertThat(claim.verdict())
                        .as(claim.id() + ": " + claim.reason())
                        .isEqualTo(
                                claim.id().equals(ClaimId.TAILNET_EXPOSES_ONLY_DECLARED.toString())
                                        ? Verdict.NOT_APPLICABLE
                                        : Verdict.PROVEN));
    }

    @Test
    void namesWhereTheTailnetsFactsWereRead(LabUnderTest lab) {
        assertThat(lab.result().replica("api-1/api").tailnet().socks5().value()).contains("127.0.0.1:2055");
        assertThat(lab.result().replica("api-1/api").tailnet().hostname().value())
                .contains("api-1");
    }
}
