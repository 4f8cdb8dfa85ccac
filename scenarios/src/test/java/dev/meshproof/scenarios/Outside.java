package dev.meshproof.scenarios;

import dev.meshproof.junit.LabUnderTest;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.LocalApi;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Prober;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import dev.meshproof.probe.Vantage.Outsider.Kind;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What those get who have a tailscaled and are not to get at any service. */
final class Outside {
    /** Less than the five seconds that tailscaled takes for a name where no resolver answers it. */
    private static final Duration LIMIT = Duration.ofSeconds(4);

    private static final int PORT = 8000;

    private Outside() {}

    /** One way of getting at a replica's service. */
    record Attempt(LabUnderTest lab, Kind kind, Target target) {
        Answer answer() {
            return ask(lab, kind, new Question.HttpThroughSocks5(target, PORT));
        }

        @Override
        public String toString() {
            return kind + " to " + target;
        }
    }

    static Stream<Attempt> attempts(LabUnderTest lab, ReplicaId replica) {
        return Stream.of(Kind.values())
                .flatMap(kind -> Stream.of(new Target.TailnetAddress(replica), new Target.TailnetName(replica))
                        .map(target -> new Attempt(lab, kind, target)));
    }

    static Answer unadmittedByAddress(LabUnderTest lab, ReplicaId replica) {
        return new Attempt(lab, Kind.UNADMITTED, new Target.TailnetAddress(replica)).answer();
    }

    static Answer strangersOwnService(LabUnderTest lab) {
        return ask(
                lab,
                Kind.STRANGER,
                new Question.HttpThroughSocks5(new Target.OutsidersService(), Target.OutsidersService.PORT));
    }

    /** Names of all nodes in a replica's netmap, but for itself. */
    static List<String> peersOf(LabUnderTest lab, ReplicaId replica) throws ProbeUnavailable {
        return LocalApi.status(lab.lab().place(new Vantage.Inside(replica)), LIMIT).orElseThrow().peers().stream()
                .map(LocalApi.Peer::hostname)
                .toList();
    }

    private static Answer ask(LabUnderTest lab, Kind kind, Question question) {
        return new Prober(lab.lab())
                .put(new Ask(new Vantage.Outsider(kind), question, Phase.CLOSING, LIMIT))
                .answer();
    }
}
