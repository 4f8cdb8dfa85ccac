package dev.meshproof.claim;

import dev.meshproof.claim.Outcome.Holds;
import dev.meshproof.claim.Outcome.Violated;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether what somebody else gets from a service is what one of its replicas says on its own container address, asked from
 * its own sandbox with the same host name. Statuses and bodies must be the same; where a replica's body changes from one
 * time to the next, statuses. Of a service that is asked with HTTP and speaks none it is that it takes the connection.
 *
 * @param probe how the service is asked
 * @param replicas any of which may have answered
 * @param port the container's
 */
record SameAnswer(ServiceProbe probe, List<ReplicaId> replicas, int port, String host) {
    /**
     * What follows the other asks in an expectation: what each replica says itself, when ready and before closing; then who
     * listens in each.
     */
    List<Ask> ownAnswers() {
        List<Ask> asks = new ArrayList<>();
        for (ReplicaId replica : replicas) {
            for (Phase phase : Asks.WINDOW) {
                asks.add(Asks.answer(new Vantage.Sandbox(replica), own(replica), phase));
            }
        }
        replicas.forEach(replica -> asks.add(Asks.sockets(replica, Phase.QUIET)));
        return asks;
    }

    Question own(ReplicaId replica) {
        return probe.by(new Target.ContainerAddress(replica), port, host);
    }

    /** @param own the answers to {@link #ownAnswers}, in that order */
    Outcome judge(Answer far, List<Answer> own) {
        int times = Asks.WINDOW.size();
        int said = replicas.size() * times;
        for (int i = 0; i < own.size(); i++) {
            if (i < said ? !Silence.isOfAttempt(own.get(i)) : !(own.get(i) instanceof Answer.Sockets)) {
                return Words.unexpected(own.get(i));
            }
        }
        if (far instanceof Answer.Reached mute && mute.response().isEmpty() && !probe.maySayNothing()) {
            return new Violated("what answers speaks no " + probe.protocol() + ": " + Words.of(far));
        }
        if (far instanceof Answer.Reached reached) {
            for (int i = 0; i < said; i += times) {
                if (same(reached, own.subList(i, i + times))) {
                    return new Holds(Words.of(far));
                }
            }
        }
        Optional<Answer> itself =
                own.stream().filter(Answer.Reached.class::isInstance).findFirst();
        return new Violated(Words.of(far)
                + itself.map(answer -> "; on its own container address the service says: " + Words.of(answer))
                        .orElseGet(() -> "; " + listeners(own.subList(said, own.size()))));
    }

    private String listeners(List<Answer> tables) {
        List<Answer.Socket> listening = tables.stream()
                .filter(Answer.Sockets.class::isInstance)
                .flatMap(table -> Listeners.on((Answer.Sockets) table, port, "tcp").stream())
                .toList();
        return listening.isEmpty()
                ? "nothing listens on the container's port " + port
                : "the container's port " + port + " listens on " + Listeners.addresses(listening) + " only";
    }

    /** @param replica what one replica says at different times */
    private static boolean same(Answer.Reached far, List<Answer> replica) {
        List<Answer.Reached> own = replica.stream()
                .filter(Answer.Reached.class::isInstance)
                .map(Answer.Reached.class::cast)
                .toList();
        boolean steady = own.size() == replica.size()
                && own.stream().map(SameAnswer::said).distinct().count() == 1;
        return own.stream()
                .anyMatch(answer -> said(answer).equals(said(far))
                        || !steady && status(answer).equals(status(far)));
    }

    /** Empty for a service that took the connection and said nothing that is HTTP. */
    private static List<Object> said(Answer.Reached answer) {
        return answer.response().stream()
                .<Object>flatMap(response -> List.<Object>of(response.status(), response.sha256()).stream())
                .toList();
    }

    private static List<Integer> status(Answer.Reached answer) {
        return answer.response().stream().map(Answer.Response::status).toList();
    }
}
