package dev.meshproof.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshproof.plan.Tailnet.HostPort;
import dev.meshproof.probe.Proxies.Proxy;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {
    @ParameterizedTest
    @CsvSource({
        "--socks5-server=localhost:1055, localhost, 1055",
        "-socks5-server=localhost:1055, localhost, 1055",
        "--socks5-server 0.0.0.0:1080, 0.0.0.0, 1080",
        "-socks5-server :1055, '', 1055",
        "--socks5-server=[::1]:1055, ::1, 1055",
        "--socks5-server=a:1 --socks5-server=b:2, b, 2",
    })
    void reads_a_flag_as_go_does(String arguments, String host, int port) throws Exception {
        assertThat(of("tailscaled --tun=userspace-networking " + arguments + " --state=mem:"))
                .containsExactly(new Proxy("SOCKS5 proxy", new HostPort(host, port)));
    }

    @Test
    void finds_both_kinds() throws Exception {
        assertThat(of("tailscaled --outbound-http-proxy-listen=localhost:1055 --socks5-server=localhost:1055"))
                .containsExactly(
                        new Proxy("SOCKS5 proxy", new HostPort("localhost", 1055)),
                        new Proxy("HTTP proxy", new HostPort("localhost", 1055)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tailscaled",
                "tailscaled --tun=userspace-networking",
                "tailscaled --socks5-server=",
                "tailscaled --socks5-server",
                "tailscaled socks5-server=localhost:1",
                "tailscaled --socks5-servers=localhost:1",
            })
    void finds_none_where_there_is_none(String arguments) throws Exception {
        assertThat(of(arguments)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:socks", "1055", "localhost:0", "localhost:"})
    void does_not_guess_a_port(String value) {
        assertThatThrownBy(() -> of("tailscaled --authkey=tskey-1 --socks5-server=" + value))
                .isInstanceOf(ProbeUnavailable.class)
                .hasMessageContaining("--socks5-server at \"" + value + "\"")
                .hasMessageNotContaining("tskey");
    }

    private static List<Proxy> of(String commandLine) throws ProbeUnavailable {
        return Proxies.of(List.of(commandLine.split(" ")));
    }
}
