package dev.meshproof.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutsiderContainerTest {
    private static final String SCRIPT =
            OutsiderContainer.script("https://control.example", List.of("asks", "answers"));

    @Test
    void nodes_share_neither_socket_nor_state_nor_port() {
        List<String> daemons = lines("tailscaled ");

        assertThat(daemons).hasSize(2).allMatch(line -> line.contains("--tun=userspace-networking --state=mem:"));
        assertThat(daemons.get(0)).contains("--socket=/run/outsider/0/tailscaled.sock", "--port=41641");
        assertThat(daemons.get(1)).contains("--socket=/run/outsider/1/other.sock", "--port=0");
    }

    @Test
    void only_the_node_that_asks_has_a_proxy_and_on_loopback() {
        assertThat(lines("tailscaled "))
                .filteredOn(line -> line.contains("--socks5-server=127.0.0.1:1055"))
                .hasSize(1);
        assertThat(SCRIPT.split("socks5-server", -1)).hasSize(2);
    }

    @Test
    void the_key_is_read_from_a_file_so_that_it_is_in_no_process_table() {
        assertThat(lines("tailscale "))
                .hasSize(2)
                .allMatch(line -> line.contains("--auth-key=file:/etc/meshproof/outsider/authkey"))
                .allMatch(line -> line.contains("--login-server=https://control.example"));
    }

    @Test
    void it_is_up_when_all_its_nodes_are() {
        assertThat(SCRIPT).containsSubsequence("wait $up0", "wait $up1", "echo outsider is up");
    }

    private static List<String> lines(String start) {
        return SCRIPT.lines().filter(line -> line.startsWith(start)).toList();
    }
}
