package dev.meshproof.probe;

import static dev.meshproof.probe.TestSurroundings.ONE;
import static dev.meshproof.probe.TestSurroundings.TWO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshproof.plan.Tailnet.HostPort;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.AgentReply.ProcessEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class Socks5ProxyTest {
    private static final Vantage SANDBOX = new Vantage.Sandbox(ONE);

    @Test
    void is_where_the_sdl_says_whatever_runs() throws Exception {
        assertThat(Socks5Proxy.of(
                        running("tailscaled --socks5-server=localhost:2055").proxy(1055), SANDBOX))
                .isEqualTo(at("127.0.0.1", 1055));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:2055", "0.0.0.0:2055", ":2055", "[::]:2055"})
    void is_where_tailscaled_has_it_where_the_sdl_does_not_say(String written) throws Exception {
        assertThat(Socks5Proxy.of(unsaid("tailscaled --socks5-server=" + written), SANDBOX))
                .isEqualTo(at("127.0.0.1", 2055));
    }

    @Test
    void is_dialled_as_written_where_that_is_an_address_of_its_own() throws Exception {
        assertThat(Socks5Proxy.of(unsaid("tailscaled --socks5-server=198.18.0.2:2055"), SANDBOX))
                .isEqualTo(at("198.18.0.2", 2055));
    }

    @Test
    void is_seen_not_to_be_where_tailscaled_runs_without() throws Exception {
        assertThat(Socks5Proxy.of(unsaid("sh -c x", "tailscaled --tun=userspace-networking"), SANDBOX))
                .isEqualTo(new Socks5Proxy.None(new Answer.NoProxy(List.of(2))));
        assertThat(Socks5Proxy.of(unsaid("tailscaled --outbound-http-proxy-listen=localhost:1055"), SANDBOX))
                .isEqualTo(new Socks5Proxy.None(new Answer.NoProxy(List.of(1))));
    }

    @Test
    void is_the_one_of_several_tailscaleds_that_has_one() throws Exception {
        assertThat(Socks5Proxy.of(
                        unsaid(
                                "tailscaled",
                                "/usr/sbin/tailscaled --socks5-server=localhost:2055",
                                "/usr/sbin/tailscaled --socks5-server=localhost:2055"),
                        SANDBOX))
                .isEqualTo(at("127.0.0.1", 2055));
    }

    @Test
    void is_not_chosen_among_several() throws IOException {
        TestSurroundings lab =
                unsaid("tailscaled --socks5-server=localhost:2055", "tailscaled --socks5-server=localhost:2056");

        assertThatThrownBy(() -> Socks5Proxy.of(lab, SANDBOX))
                .isInstanceOf(ProbeUnavailable.class)
                .hasMessageEndingWith("tailscaled has more than one: localhost:2055, localhost:2056");
    }

    @ParameterizedTest
    @ValueSource(strings = {"python3 tailscaled", ""})
    void is_not_missed_where_no_tailscaled_runs(String other) throws IOException {
        TestSurroundings lab = unsaid(other);

        assertThatThrownBy(() -> Socks5Proxy.of(lab, SANDBOX))
                .isInstanceOf(ProbeUnavailable.class)
                .hasMessageEndingWith("no tailscaled runs that would tell");
    }

    @Test
    void is_unknown_where_the_replica_cannot_be_looked_into() throws IOException {
        TestSurroundings nobody = new TestSurroundings().proxyUnknown();
        TestSurroundings mute = new TestSurroundings()
                .proxyUnknown()
                .with(
                        new Vantage.Inside(ONE),
                        ScriptedAgent.at("inside", request -> new AgentReply.Failed("no /proc")));

        assertThatThrownBy(() -> Socks5Proxy.of(nobody, SANDBOX)).isInstanceOf(ProbeUnavailable.class);
        assertThatThrownBy(() -> Socks5Proxy.of(mute, SANDBOX))
                .isInstanceOf(ProbeUnavailable.class)
                .hasMessageContaining("no /proc");
    }

    @Test
    void is_looked_up_in_a_replica_only() throws IOException {
        TestSurroundings lab = unsaid("tailscaled --socks5-server=localhost:2055");

        assertThatThrownBy(() -> Socks5Proxy.of(lab, new Vantage.Outsider(Vantage.Outsider.Kind.STRANGER)))
                .isInstanceOf(ProbeUnavailable.class);
    }

    @Test
    void every_question_that_goes_through_it_is_answered_by_its_lack() throws Exception {
        TestSurroundings lab = unsaid("tailscaled").with(SANDBOX, running("").place(new Vantage.Inside(ONE)));
        Target peer = new Target.TailnetAddress(TWO);

        for (Question question : List.of(
                new Question.HttpThroughSocks5(peer, 8000),
                new Question.GreetThroughSocks5(Greeting.TCP, peer, 8000),
                new Question.Whois(TWO, 8000),
                new Question.TailnetPorts(TWO, List.of()))) {
            assertThat(lab.ask(SANDBOX, question)).isEqualTo(new Answer.NoProxy(List.of(1)));
        }
    }

    private static Socks5Proxy at(String host, int port) {
        return new Socks5Proxy.At(new HostPort(host, port));
    }

    private static TestSurroundings unsaid(String... commandLines) throws IOException {
        return running(commandLines).proxyUnknown();
    }

    /** Processes with pids from 1 on, all called tailscaled; an empty command line is that of a process that has ended. */
    private static TestSurroundings running(String... commandLines) throws IOException {
        List<ProcessEntry> processes = new ArrayList<>();
        for (String line : commandLines) {
            List<String> arguments = line.isEmpty() ? List.of() : List.of(line.split(" "));
            processes.add(new ProcessEntry(
                    processes.size() + 1, "tailscaled", arguments, 0, 0, 0, 0, true, Optional.of(7L), false));
        }
        return new TestSurroundings()
                .with(
                        new Vantage.Inside(ONE),
                        ScriptedAgent.at("inside", request -> new AgentReply.ProcessList(8, processes)));
    }
}
