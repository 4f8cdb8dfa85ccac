package dev.meshproof.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.claim.ClaimId;
import dev.meshproof.claim.FakeLab;
import dev.meshproof.claim.Plans;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.Mention;
import dev.meshproof.sdl.Position;
import org.junit.jupiter.api.Test;

class BindingTest {
    private static final String FILE = "examples/akash-server-2.yaml";

    private static LabPlan mentioning(String... texts) {
        Mention[] mentions = new Mention[texts.length];
        for (int i = 0; i < texts.length; i++) {
            mentions[i] = new Mention(texts[i], new Position(FILE, 30 + i, 7));
        }
        return Plans.of(3, r -> Plans.withMentions(r, mentions));
    }

    @Test
    void names_the_wildcard_and_where_it_stands() {
        Diagnosing open = Diagnosing.of(mentioning("0.0.0.0", "8000")).listening(FakeLab.listen("0.0.0.0", 8000));

        assertThat(open.cause(ClaimId.BOUND_TO_LOOPBACK))
                .isEqualTo(
                        "the service of akash-server-2/backend listens on 0.0.0.0:8000, which is every address of its"
                                + " container");
        assertThat(open.at(ClaimId.BOUND_TO_LOOPBACK)).isEqualTo(FILE + ":30:7");
        assertThat(open.of(ClaimId.BOUND_TO_LOOPBACK).orElseThrow().observations())
                .isNotEmpty();
        assertThat(open.of(ClaimId.REACHABLE_BY_ADDRESS)).isEmpty();
    }

    @Test
    void names_the_port_where_no_address_is_written_and_the_service_where_several_are() {
        assertThat(Diagnosing.of(mentioning("8000"))
                        .listening(FakeLab.listen("::", 8000))
                        .at(ClaimId.BOUND_TO_LOOPBACK))
                .isEqualTo(FILE + ":30:7");
        assertThat(Diagnosing.of(mentioning("0.0.0.0", "0.0.0.0"))
                        .listening(FakeLab.listen("0.0.0.0", 8000))
                        .at(ClaimId.BOUND_TO_LOOPBACK))
                .isEqualTo(FILE + ":3:3");
    }

    @Test
    void knows_ipv6_loopback_and_the_containers_address_from_it() {
        Diagnosing six = Diagnosing.of(mentioning("::1")).listening(FakeLab.listen("::1", 8000));
        Diagnosing own = Diagnosing.of(mentioning("hostname -i")).listening(FakeLab.listen("198.18.0.6", 8000));

        assertThat(six.cause(ClaimId.BOUND_TO_LOOPBACK)).contains("listens on [::1]:8000 only");
        assertThat(six.at(ClaimId.BOUND_TO_LOOPBACK)).isEqualTo(FILE + ":30:7");
        assertThat(own.cause(ClaimId.BOUND_TO_LOOPBACK)).contains("198.18.0.6:8000, the container's own address");
        assertThat(own.at(ClaimId.BOUND_TO_LOOPBACK)).isEqualTo(FILE + ":30:7");
    }

    @Test
    void says_which_port_listens_instead() {
        Diagnosing moved = Diagnosing.of(mentioning("8001"))
                .listening(FakeLab.listen("127.0.0.1", 8001), FakeLab.listen("127.0.0.1", 1055));

        assertThat(moved.cause(ClaimId.BOUND_TO_LOOPBACK))
                .isEqualTo(
                        "nothing listens on port 8000 of akash-server-2/backend; something listens on 127.0.0.1:8001");
        assertThat(moved.at(ClaimId.BOUND_TO_LOOPBACK)).isEqualTo(FILE + ":30:7");
    }

    @Test
    void says_that_nothing_was_started_with_what_was_said_last() {
        Diagnosing never = Diagnosing.three()
                .listening(FakeLab.listen("127.0.0.1", 1055))
                .printed("python3: not found", "2026/11/24 12:41:00 netstack: a packet", "");

        assertThat(never.cause(ClaimId.BOUND_TO_LOOPBACK))
                .startsWith("nothing listens on port 8000 of akash-server-2/backend, nor on any other port")
                .endsWith("its log ends with: python3: not found");
    }

    @Test
    void says_nothing_where_all_is_well() {
        assertThat(Diagnosing.three().of(ClaimId.BOUND_TO_LOOPBACK)).isEmpty();
    }
}
