package dev.meshproof.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.evidence.Observation;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Answer.Attempt;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Greeting;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TimingTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration TOOK = Duration.ofSeconds(7);
    private static final String AT = "198.18.0.2:8000";
    private static final Target PLANE = new Target.ControlPlane();
    private static final Answer CONNECTED = new Answer.Reached(AT, List.of());
    private static final Answer SILENT = new Answer.TimedOut(AT);

    private static Observation observed(Question what, Answer answer, Duration took) {
        Ask ask = new Ask(new Vantage.Neighbour("provider-1"), what, Phase.QUIET, LIMIT);
        return new Observation(1, Instant.EPOCH, took, "c0ffee", ask, answer);
    }

    private static Optional<Duration> inVain(Question what, Answer answer) {
        return Timing.inVain(observed(what, answer, TOOK));
    }

    private static Optional<Duration> toAnswer(Question what, Answer answer) {
        return Timing.toAnswer(observed(what, answer, TOOK));
    }

    private static Answer status(int status) {
        return new Answer.Reached(AT, List.of(new Answer.Response(status, "0", 2, "OK")));
    }

    private static Answer attempts(Answer... answers) {
        return new Answer.Attempts(
                List.of(answers).stream().map(a -> new Attempt("x", 1055, a)).toList());
    }

    static List<Answer> answers() {
        return List.of(
                new Answer.Refused(AT),
                new Answer.Reset(AT),
                new Answer.NoRoute(AT),
                new Answer.ProxyRefused(AT, 1),
                new Answer.NoProxy(List.of(1)),
                attempts(new Answer.Refused(AT), CONNECTED),
                attempts());
    }

    @ParameterizedTest
    @MethodSource("answers")
    void whoever_answers_is_not_waited_for_in_vain(Answer answer) {
        assertThat(inVain(new Question.Connect(PLANE, 443), answer)).isEmpty();
    }

    @Test
    void who_says_nothing_is_waited_for_until_the_limit() {
        assertThat(inVain(new Question.Connect(PLANE, 443), SILENT)).contains(LIMIT);
        assertThat(inVain(new Question.ConnectToHost(), attempts(new Answer.NoRoute(AT), SILENT)))
                .contains(LIMIT);
    }

    @Test
    void a_connection_is_all_that_a_connect_asks_for() {
        assertThat(Timing.inVain(observed(new Question.Connect(PLANE, 443), CONNECTED, LIMIT)))
                .isEmpty();
        assertThat(Timing.inVain(observed(new Question.Http(PLANE, 443), CONNECTED, LIMIT)))
                .contains(LIMIT);
        assertThat(Timing.inVain(observed(new Question.Http(PLANE, 443), CONNECTED, LIMIT.minusMillis(1))))
                .isEmpty();
    }

    @Test
    void an_ingress_that_says_504_waited_for_three_seconds() {
        Question byName = new Question.HttpForHost(new Target.Loopback(), 80, "a.example");

        assertThat(inVain(byName, status(504))).contains(Duration.ofSeconds(3));
        assertThat(inVain(byName, status(502))).isEmpty();
        assertThat(inVain(new Question.Http(PLANE, 80), status(504))).isEmpty();
    }

    @Test
    void an_answer_over_a_network_is_timed() {
        assertThat(toAnswer(new Question.Connect(PLANE, 443), CONNECTED)).contains(TOOK);
        assertThat(toAnswer(new Question.Http(PLANE, 443), status(400))).contains(TOOK);
        assertThat(toAnswer(new Question.HttpThroughSocks5(PLANE, 443), status(200)))
                .contains(TOOK);
        assertThat(toAnswer(new Question.Greet(Greeting.REDIS, PLANE, 6379), status(0)))
                .contains(TOOK);
        assertThat(toAnswer(new Question.Datagram(PLANE, 53), status(0))).contains(TOOK);
        assertThat(toAnswer(new Question.ConnectToHost(), attempts(new Answer.NoRoute(AT), CONNECTED)))
                .contains(TOOK);
    }

    @Test
    void what_did_not_get_through_is_not() {
        assertThat(toAnswer(new Question.Connect(PLANE, 443), SILENT)).isEmpty();
        assertThat(toAnswer(new Question.Connect(PLANE, 443), new Answer.Refused(AT)))
                .isEmpty();
        assertThat(toAnswer(new Question.Http(PLANE, 443), CONNECTED)).isEmpty();
        assertThat(toAnswer(new Question.ConnectToHost(), attempts(SILENT, CONNECTED)))
                .isEmpty();
        assertThat(toAnswer(new Question.ConnectToHost(), attempts(new Answer.NoRoute(AT))))
                .isEmpty();
    }

    @Test
    void what_stays_within_a_network_namespace_is_not() {
        Target loopback = new Target.Loopback();

        assertThat(toAnswer(new Question.Http(loopback, 8000), status(200))).isEmpty();
        assertThat(toAnswer(new Question.Greet(Greeting.TCP, loopback, 8000), status(0)))
                .isEmpty();
        assertThat(toAnswer(new Question.HttpForHost(loopback, 80, "a.example"), status(200)))
                .contains(TOOK);
        Ask itself = new Ask(new Vantage.Host(), new Question.ConnectToHost(), Phase.QUIET, LIMIT);
        assertThat(Timing.toAnswer(new Observation(1, Instant.EPOCH, TOOK, "c0ffee", itself, attempts(CONNECTED))))
                .isEmpty();
    }

    @Test
    void what_takes_its_time_by_itself_is_not() {
        Target container = new Target.ContainerAddress(Plans.id(1));

        assertThat(toAnswer(new Question.Scan(Plans.id(1), container), new Answer.Scan(AT, 65_535, 0, List.of())))
                .isEmpty();
        assertThat(toAnswer(new Question.Whois(Plans.id(1), 8000), new Answer.Attribution(1, List.of())))
                .isEmpty();
        assertThat(toAnswer(new Question.TailnetPorts(Plans.id(1), List.of()), attempts(CONNECTED)))
                .isEmpty();
    }
}
