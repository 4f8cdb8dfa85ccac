package dev.meshproof.claim;

import dev.meshproof.claim.Outcome.Holds;
import dev.meshproof.claim.Outcome.Violated;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Greeting;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import java.util.List;

/**
 * A service that is told apart by what it answers to what a client of its protocol says first. Of TCP alone it is the
 * banner, which a service need not have.
 */
record GreetedService(Greeting greeting, String protocol) implements ServiceProbe {
    @Override
    public Question onLoopback(int port) {
        return new Question.Greet(greeting, new Target.Loopback(), port);
    }

    @Override
    public Question throughSocks5(Target to, int port) {
        return new Question.GreetThroughSocks5(greeting, to, port);
    }

    @Override
    public Question by(Target to, int port, String host) {
        return new Question.Greet(greeting, to, port);
    }

    @Override
    public boolean maySayNothing() {
        return greeting == Greeting.TCP;
    }

    @Override
    public Outcome same(Answer throughProxy, Answer onLoopback) {
        if (!(onLoopback instanceof Answer.Reached own)) {
            return new Violated("the service does not answer on its own loopback: " + Words.of(onLoopback));
        }
        if (!maySayNothing() && own.response().isEmpty()) {
            return new Violated("what listens on its own loopback speaks no " + protocol + ": " + Words.of(onLoopback));
        }
        if (!(throughProxy instanceof Answer.Reached far)) {
            return new Violated(
                    throughProxy instanceof Answer.Refused
                            ? "no SOCKS5 proxy listens: " + Words.of(throughProxy)
                            : Words.of(throughProxy));
        }
        if (!maySayNothing() && far.response().isEmpty()) {
            return new Violated("what answers through the proxy speaks no " + protocol + ": " + Words.of(throughProxy));
        }
        return said(far).equals(said(own))
                ? new Holds(Words.of(throughProxy))
                : new Violated(
                        Words.of(throughProxy) + "; on its own loopback the service says " + Words.of(onLoopback));
    }

    private static List<String> said(Answer.Reached answer) {
        return answer.response().stream().map(Answer.Response::sha256).toList();
    }
}
