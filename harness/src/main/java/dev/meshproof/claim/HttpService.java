package dev.meshproof.claim;

import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import java.util.Optional;

/** A service that answers GET /. Two answers are the same if their status and their body are. */
record HttpService() implements ServiceProbe {
    @Override
    public Question onLoopback(int port) {
        return new Question.Http(new Target.Loopback(), port);
    }

    @Override
    public Question throughSocks5(Target to, int port) {
        return new Question.HttpThroughSocks5(to, port);
    }

    @Override
    public Question by(Target to, int port, String host) {
        return new Question.HttpForHost(to, port, host);
    }

    @Override
    public boolean maySayNothing() {
        return true;
    }

    @Override
    public String protocol() {
        return "HTTP";
    }

    @Override
    public Outcome same(Answer throughProxy, Answer onLoopback) {
        Optional<Answer.Response> own = response(onLoopback);
        if (own.isEmpty()) {
            return new Outcome.Violated("the service does not answer on its own loopback: " + Words.of(onLoopback));
        }
        Optional<Answer.Response> far = response(throughProxy);
        if (far.isEmpty()) {
            return new Outcome.Violated(
                    throughProxy instanceof Answer.Refused refused
                            ? "no SOCKS5 proxy listens: " + Words.of(refused)
                            : Words.of(throughProxy));
        }
        if (far.get().status() == own.get().status()
                && far.get().sha256().equals(own.get().sha256())) {
            return new Outcome.Holds(Words.of(throughProxy));
        }
        return new Outcome.Violated(
                Words.of(throughProxy) + "; on its own loopback the service says " + Words.of(onLoopback));
    }

    private static Optional<Answer.Response> response(Answer answer) {
        return answer instanceof Answer.Reached reached
                ? reached.response().stream().findFirst()
                : Optional.empty();
    }
}
