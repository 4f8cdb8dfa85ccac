package dev.meshproof.diagnosis;

import dev.meshproof.claim.Asks;
import dev.meshproof.claim.ClaimId;
import dev.meshproof.claim.Finding;
import dev.meshproof.claim.JudgedCase;
import dev.meshproof.claim.Outcome;
import dev.meshproof.claim.Subject;
import dev.meshproof.evidence.Evidence;
import dev.meshproof.evidence.Observation;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Vantage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A case that is not proven, with all that its cause may be found in. */
record Suspect(
        LabPlan plan,
        Evidence evidence,
        ClaimId claim,
        JudgedCase judged,
        Map<ReplicaId, Circumstances> circumstances) {
    boolean is(Set<ClaimId> claims) {
        return claims.contains(claim);
    }

    /** Those that the case is about; of a pair first the one that is to be reached. */
    List<ReplicaPlan> replicas() {
        List<ReplicaPlan> replicas = new ArrayList<>();
        judged.subject().replicas().forEach(id -> replica(id).ifPresent(replicas::add));
        Collections.reverse(replicas);
        return replicas;
    }

    /** Who is to reach whom; empty where the case is about one replica. */
    Optional<Subject.Pair> pair() {
        Subject subject = judged.subject();
        if (subject instanceof Subject.PortOf port) {
            subject = port.subject();
        }
        return subject instanceof Subject.Pair pair ? Optional.of(pair) : Optional.empty();
    }

    Optional<ReplicaPlan> replica(ReplicaId id) {
        return plan.replicas().stream().filter(r -> r.id().equals(id)).findFirst();
    }

    Circumstances of(ReplicaPlan replica) {
        return circumstances.getOrDefault(replica.id(), Circumstances.NONE);
    }

    /** Those checks that showed what must not be. */
    List<Finding> violated() {
        return judged.checks().stream()
                .filter(f -> f.outcome() instanceof Outcome.Violated)
                .toList();
    }

    /** The numbers of the observations that these checks rest on. */
    List<Long> observationsOfViolated() {
        return violated().stream().flatMap(f -> f.observations().stream()).toList();
    }

    /** The answers of a kind to such questions while the lab was up, in their order; canaries leave no trace in them. */
    <A extends Answer> List<Sighting<A>> seen(Predicate<Vantage> from, Predicate<Question> what, Class<A> kind) {
        return observations(from, what)
                .filter(o -> Asks.WINDOW.contains(o.ask().phase()))
                .filter(o -> kind.isInstance(o.answer()))
                .map(o -> new Sighting<>(o.seq(), kind.cast(o.answer())))
                .toList();
    }

    <A extends Answer> Optional<Sighting<A>> last(Vantage from, Class<? extends Question> what, Class<A> kind) {
        List<Sighting<A>> all = seen(from::equals, what::isInstance, kind);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** Whatever the phase. */
    Stream<Observation> observations(Predicate<Vantage> from, Predicate<Question> what) {
        return evidence.observations().stream()
                .filter(o -> from.test(o.ask().from()) && what.test(o.ask().what()));
    }

    Optional<Sighting<Answer.TailscaledStatus>> status(ReplicaPlan replica) {
        return last(new Vantage.Inside(replica.id()), Question.Tailscaled.class, Answer.TailscaledStatus.class);
    }

    Optional<Sighting<Answer.Nodes>> nodes() {
        return last(new Vantage.ControlPlane(), Question.NodeList.class, Answer.Nodes.class);
    }

    Optional<Sighting<Answer.Sockets>> sockets(ReplicaPlan replica) {
        return last(new Vantage.Sandbox(replica.id()), Question.SocketTable.class, Answer.Sockets.class);
    }
}
