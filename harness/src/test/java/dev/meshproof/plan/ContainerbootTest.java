package dev.meshproof.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.plan.Fact.Known;
import dev.meshproof.plan.Fact.Source;
import dev.meshproof.plan.Tailnet.HostPort;
import dev.meshproof.sdl.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerbootTest {
    private static Tailnet tailnet(String env) {
        return TailnetReader.read(Services.of("image: ghcr.io/tailscale/tailscale:v1.102.3\nenv: [" + env + "]"));
    }

    @Test
    void readsItsVariables() {
        Tailnet tailnet = tailnet("TS_AUTH_KEY=k, TS_HOSTNAME=h, \"TS_SOCKS5_SERVER=:1055\", TS_STATE_DIR=/s,"
                + " \"TS_EXTRA_ARGS=--login-server=https://hs.example.com --reset\"");

        assertThat(tailnet.daemon())
                .isEqualTo(new Known<>("containerboot", Source.IMAGE, new Position("s.yaml", 4, 12)));
        assertThat(tailnet.authKey().known()).contains(new AuthKey.Variable("TS_AUTH_KEY"));
        assertThat(tailnet.hostname()).isEqualTo(new Known<>("h", Source.ENV, new Position("s.yaml", 5, 26)));
        assertThat(tailnet.socks5().known()).contains(new HostPort("", 1055));
        assertThat(tailnet.loginServer().known()).contains("https://hs.example.com");
        assertThat(tailnet.userspace()).isEqualTo(new Known<>(true, Source.IMAGE, new Position("s.yaml", 4, 12)));
        assertThat(tailnet.socket().known()).contains("/tmp/tailscaled.sock");
        assertThat(tailnet.state().known()).contains("/s");
    }

    @Test
    void knowsItsDefaults() {
        Tailnet tailnet = tailnet("TS_USERSPACE=false, TS_AUTHKEY=k");

        assertThat(tailnet.userspace().known()).contains(false);
        assertThat(tailnet.loginServer().known()).contains(Tailnet.DEFAULT_LOGIN_SERVER);
        assertThat(tailnet.hostname()).isInstanceOf(Fact.Unknown.class);
        assertThat(tailnet.socks5()).isInstanceOf(Fact.Unknown.class);
        assertThat(tailnet.state()).isInstanceOf(Fact.Unknown.class);
        assertThat(tailnet("TS_KUBE_SECRET=").state().known()).contains("mem:");
    }

    @Test
    void isStartedByAScriptToo() {
        Tailnet tailnet =
                Services.script("export TS_SOCKS5_SERVER=localhost:1080\nHIDDEN=1\nexec /usr/local/bin/containerboot");

        assertThat(tailnet.socks5().known()).contains(new HostPort("localhost", 1080));
        assertThat(tailnet.hostname().known()).contains("node-1");
    }

    @ParameterizedTest
    @CsvSource({
        "tailscale/tailscale, true",
        "docker.io/tailscale/tailscale:stable, true",
        "registry:5000/tailscale/tailscale@sha256:00, true",
        "tailscale/tailscale:v1@sha256:00, true",
        "tailscale/golink, false",
        "nottailscale/tailscale, false",
        "alpine, false"
    })
    void isKnownByItsImage(String image, boolean containerboot) {
        assertThat(Containerboot.isIn(image)).isEqualTo(containerboot);
    }
}
