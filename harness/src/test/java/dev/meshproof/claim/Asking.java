package dev.meshproof.claim;

import dev.meshproof.plan.ReplicaId;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.util.function.Predicate;

/** Picks asks, for changing their answers. */
public final class Asking {
    private Asking() {}

    public static Predicate<Ask> in(Phase phase) {
        return ask -> ask.phase() == phase;
    }

    public static Predicate<Ask> what(Class<? extends Question> question) {
        return ask -> question.isInstance(ask.what());
    }

    public static Predicate<Ask> from(Vantage vantage) {
        return ask -> ask.from().equals(vantage);
    }

    public static Predicate<Ask> sockets(ReplicaId replica) {
        return from(new Vantage.Sandbox(replica)).and(what(Question.SocketTable.class));
    }

    public static Predicate<Ask> inspect(Vantage container) {
        return ask -> ask.what().equals(new Question.Inspect(container));
    }

    public static Predicate<Ask> privileges(Vantage from) {
        return from(from).and(what(Question.Privileges.class));
    }

    public static Predicate<Ask> connect(Vantage from, Target to) {
        return from(from).and(ask -> ask.what() instanceof Question.Connect c && c.to().equals(to));
    }

    public static Predicate<Ask> get(Vantage from, Target to) {
        return from(from)
                .and(ask ->
                        ask.what() instanceof Question.Http http && http.to().equals(to));
    }

    public static Predicate<Ask> connect(Target to) {
        return ask -> ask.what() instanceof Question.Connect c && c.to().equals(to);
    }

    public static Predicate<Ask> scan(ReplicaId of) {
        return ask -> ask.what() instanceof Question.Scan scan && scan.of().equals(of);
    }

    public static Predicate<Ask> proxies(Vantage from, ReplicaId of) {
        return from(from).and(ask -> ask.what().equals(new Question.ConnectToProxies(of)));
    }

    public static Predicate<Ask> http(Vantage from, Target to) {
        return from(from).and(ask -> ask.what() instanceof Question.HttpForHost h && h.to().equals(to));
    }

    public static Predicate<Ask> throughProxy(ReplicaId from, Target to) {
        return from(new Vantage.Sandbox(from))
                .and(ask -> ask.what() instanceof Question.HttpThroughSocks5 h && h.to().equals(to));
    }
}
