package dev.meshproof.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.claim.Asking;
import dev.meshproof.claim.ClaimId;
import dev.meshproof.claim.Plans;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.Mention;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Answer.Attempt;
import dev.meshproof.probe.Answer.Flow;
import dev.meshproof.probe.Answer.Route;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Vantage;
import dev.meshproof.sdl.Position;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContainmentTest {
    private static final Vantage SANDBOX = new Vantage.Sandbox(Diagnosing.SECOND);
    private static final String SERVICE = "examples/akash-server-2.yaml:3:3";

    private static Diagnosing sending(LabPlan plan, Flow... flows) {
        List<Flow> sent = new ArrayList<>(List.of(new Flow("198.18.0.1", "tcp", 443, 90)));
        sent.addAll(List.of(flows));
        return Diagnosing.of(plan)
                .answering(
                        Asking.from(SANDBOX)
                                .and(Asking.what(Question.Capture.class))
                                .and(Asking.in(Phase.CLOSING)),
                        new Answer.Traffic(412, sent, 0, List.of()));
    }

    private static Diagnosing routed(Diagnosing lab) {
        return lab.answering(
                Asking.from(SANDBOX).and(Asking.what(Question.Routes.class)).and(Asking.in(Phase.QUIET)),
                new Answer.Routes(
                        "net:[1]",
                        List.of(new Route("198.18.0.0/28", "", "eth0"), new Route("172.17.0.0/16", "", "eth1"))));
    }

    @Test
    void names_what_was_sent_where() {
        Diagnosing sent = sending(Plans.three(), new Flow("192.0.2.9", "tcp", 443, 4));

        assertThat(sent.cause(ClaimId.CONTAINED))
                .isEqualTo("akash-server-2/backend sent 4 packets to 192.0.2.9 (tcp 443)");
        assertThat(sent.at(ClaimId.CONTAINED)).isEqualTo(SERVICE);
        assertThat(sent.of(ClaimId.CONTAINED).orElseThrow().observations()).isNotEmpty();
    }

    @Test
    void names_first_what_the_sdl_names_and_says_where() {
        LabPlan plan = Plans.of(
                3,
                r -> Plans.withMentions(
                        r,
                        new Mention("443", new Position("examples/akash-server-2.yaml", 30, 5)),
                        new Mention("192.0.2.7", new Position("examples/akash-server-2.yaml", 31, 5))));
        Diagnosing sent = sending(
                plan,
                new Flow("192.0.2.9", "tcp", 443, 40),
                new Flow("192.0.2.7", "udp", 514, 1),
                new Flow("198.18.0.16", "icmp", 0, 2),
                new Flow("2001:db8::1", "tcp", 443, 3));

        assertThat(sent.cause(ClaimId.CONTAINED))
                .isEqualTo("akash-server-2/backend sent 1 packet to 192.0.2.7 (udp 514), 40 packets to 192.0.2.9 (tcp"
                        + " 443), 3 packets to 2001:db8::1 (tcp 443) and 1 more; its SDL names 192.0.2.7");
        assertThat(sent.at(ClaimId.CONTAINED)).isEqualTo("examples/akash-server-2.yaml:31:5");
    }

    @Test
    void comes_before_what_may_be_wrong_with_the_service_beside() {
        assertThat(sending(Plans.three(), new Flow("192.0.2.9", "icmp", 0, 4))
                        .ended(1, "oops")
                        .cause(ClaimId.CONTAINED))
                .startsWith("akash-server-2/backend sent 4 packets to 192.0.2.9 (icmp)");
    }

    @Test
    void tells_of_a_second_network_with_and_without_what_went_there() {
        assertThat(routed(sending(Plans.three(), new Flow("172.17.0.1", "tcp", 80, 4)))
                        .cause(ClaimId.CONTAINED))
                .isEqualTo("akash-server-2/backend sent 4 packets to 172.17.0.1 (tcp 80); its sandbox is not on one"
                        + " network alone: on 198.18.0.0/28, 172.17.0.0/16; no route onward");
        Diagnosing unused = routed(Diagnosing.three());
        assertThat(unused.cause(ClaimId.CONTAINED))
                .isEqualTo("the sandbox of akash-server-2/backend has a way out of the lab, as it is not on one network"
                        + " alone: on 198.18.0.0/28, 172.17.0.0/16; no route onward");
        assertThat(unused.at(ClaimId.CONTAINED)).isEqualTo("nowhere");
    }

    @Test
    void tells_that_the_engines_machine_is_within_reach() {
        Diagnosing reached = Diagnosing.three()
                .answering(
                        Asking.from(SANDBOX).and(Asking.what(Question.ConnectToHost.class)),
                        new Answer.Attempts(List.of(
                                new Attempt("172.17.0.1", 40404, new Answer.Reached("172.17.0.1:40404", List.of())))));
        Diagnosing heard = Diagnosing.three()
                .answering(
                        Asking.from(new Vantage.Host()).and(Asking.what(Question.HostListener.class)),
                        new Answer.Heard(List.of("192.0.2.7", "198.18.0.2")));

        assertThat(reached.cause(ClaimId.CONTAINED))
                .isEqualTo("the machine that the engine runs on is within reach of the sandbox of"
                        + " akash-server-2/backend: 172.17.0.1: connected to 172.17.0.1:40404");
        assertThat(heard.cause(ClaimId.CONTAINED)).contains("heard: 198.18.0.2");
    }

    @Test
    void knows_nothing_of_a_replica_that_sent_nothing_out() {
        assertThat(Diagnosing.three().of(ClaimId.CONTAINED)).isEmpty();
    }
}
