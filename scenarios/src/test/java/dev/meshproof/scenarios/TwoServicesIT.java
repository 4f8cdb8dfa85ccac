package dev.meshproof.scenarios;

import static dev.meshproof.claim.ClaimId.ANSWERS_SIBLINGS;
import static dev.meshproof.claim.ClaimId.ANSWERS_THROUGH_INGRESS;
import static dev.meshproof.claim.ClaimId.CONTAINED;
import static dev.meshproof.claim.ClaimId.UNPRIVILEGED;
import static dev.meshproof.claim.ClaimId.UNREACHABLE_ON_PROVIDER;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.meshproof.claim.Verdict;
import dev.meshproof.junit.LabUnderTest;
import dev.meshproof.junit.RunsLab;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.probe.PortForward;
import dev.meshproof.probe.Vantage;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A public service and the database that it needs, in one lease: each is reached by those whom it is meant for. */
@RunsLab("../examples/two-services")
class TwoServicesIT {
    private static final Vantage WEB = new Vantage.Sandbox(new ReplicaId("shop", "web", 0));

    @Test
    void isProvenByTheClaimsThatFit(LabUnderTest lab) {
        assertThat(lab.result().verdict()).isEqualTo(Verdict.PROVEN);
        assertThat(lab.result().claims().stream()
                        .filter(claim -> claim.verdict() == Verdict.PROVEN)
                        .map(claim -> claim.id()))
                .containsExactly(
                        UNREACHABLE_ON_PROVIDER.toString(),
                        UNPRIVILEGED.toString(),
                        CONTAINED.toString(),
                        ANSWERS_SIBLINGS.toString(),
                        ANSWERS_THROUGH_INGRESS.toString());
        assertThat(lab.result().pairs()).isEmpty();
    }

    @Nested
    class TheDatabaseIsThereForItsSibling {
        @TestFactory
        Stream<DynamicTest> byName(LabUnderTest lab) {
            return lab.casesOf(ANSWERS_SIBLINGS);
        }

        @Test
        void asDb5432(LabUnderTest lab) throws Exception {
            try (PortForward forward = lab.from(WEB, "db", 5432)) {
                given().baseUri(forward.uri().toString())
                        .get("/stock.txt")
                        .then()
                        .statusCode(200)
                        .body(equalTo("3 crates\n"));
            }
        }

        @Test
        void underThatNameForNobodyElse(LabUnderTest lab) {
            assertThat(Names.resolves(lab, WEB, "db")).isTrue();
            assertThat(Names.resolves(lab, new Vantage.Neighbour("provider-1"), "db"))
                    .isFalse();
        }
    }

    @Nested
    class TheWebServiceIsThereForEverybody {
        @TestFactory
        Stream<DynamicTest> throughTheIngress(LabUnderTest lab) {
            return lab.casesOf(ANSWERS_THROUGH_INGRESS);
        }

        @Test
        void withWhatItHasFromTheDatabase(LabUnderTest lab) throws Exception {
            try (PortForward forward = lab.from(new Vantage.Ingress("provider-1"), "127.0.0.1", 80)) {
                given().baseUri(forward.uri().toString())
                        .header("Host", "shop.example.com")
                        .get("/")
                        .then()
                        .statusCode(200)
                        .body(equalTo("In stock: 3 crates\n"));
            }
        }
    }
}
