package dev.meshproof.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.plan.Fact.Known;
import dev.meshproof.plan.Fact.Source;
import dev.meshproof.plan.Fact.Unknown;
import dev.meshproof.plan.Tailnet.HostPort;
import dev.meshproof.sdl.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TailnetReaderTest {
    private static <T> Fact<T> known(T value, Source source, int line, int column) {
        return new Known<>(value, source, new Position("s.yaml", line, column));
    }

    private static String why(Fact<?> fact) {
        return fact instanceof Unknown<?> unknown ? unknown.why() : "known: " + fact;
    }

    @Test
    void readsAScript() {
        Tailnet tailnet = Services.script("""
                apk add tailscale
                tailscaled --tun=userspace-networking --socks5-server=localhost:1055 & # tailscaled --socks5-server=x:1
                tailscale up \\
                  --authkey=$TS_AUTHKEY \\
                  --hostname="${TS_HOSTNAME}"
                """);

        assertThat(tailnet.runsTailscaled()).isTrue();
        assertThat(tailnet.daemon()).isEqualTo(known("tailscaled", Source.SCRIPT, 11, 9));
        assertThat(tailnet.login()).isEqualTo(known("tailscale up", Source.SCRIPT, 12, 9));
        assertThat(tailnet.hostname()).isEqualTo(known("node-1", Source.ENV, 5, 36));
        assertThat(tailnet.socks5()).isEqualTo(known(new HostPort("localhost", 1055), Source.SCRIPT, 11, 47));
        assertThat(tailnet.authKey()).isEqualTo(known(new AuthKey.Variable("TS_AUTHKEY"), Source.ENV, 5, 11));
        assertThat(tailnet.loginServer()).isEqualTo(known("https://controlplane.tailscale.com", Source.DEFAULT, 12, 9));
        assertThat(tailnet.userspace()).isEqualTo(known(true, Source.SCRIPT, 11, 20));
        assertThat(tailnet.socket()).isEqualTo(known(Tailnet.DEFAULT_SOCKET, Source.DEFAULT, 11, 9));
        assertThat(why(tailnet.state())).contains("without --state");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "tailscale up --hostname=inline | inline",
                "tailscale up --hostname inline | inline",
                "tailscale up -hostname='in'\"line\" | inline",
                "tailscale --socket /run/x.sock up --hostname=inline | inline",
                "tailscale --socket=/run/x.sock login --hostname=inline | inline",
                "exec /usr/bin/tailscale up --hostname=inline | inline",
                "timeout 30 tailscale up --hostname=inline | inline",
                "until tailscale up --hostname=inline; do sleep 1; done | inline",
                "tailscale up; tailscale set --hostname=inline | inline",
                "if ! tailscale up --hostname=inline; then exit 1; fi | inline",
                "NAME=inline; tailscale up --hostname=$NAME | inline",
                "export NAME=\"in\" REST=line && tailscale up --hostname=$NAME${REST} | inline",
                "tailscale up --hostname=\"${NAME:-inline}\" | inline",
                "tailscale up --hostname=\"${EMPTY:-inline}\" | inline",
                "tailscale up --hostname=\"${EMPTY-inline}inline\" | inline",
                ": ${NAME:=inline}; tailscale up --hostname=$NAME | inline",
                "tailscale up --hostname=pre-$TS_HOSTNAME | pre-node-1",
                "FLAGS='--hostname=inline --reset'; tailscale up $FLAGS | inline",
                "sh -c 'tailscale up --hostname=$TS_HOSTNAME' | node-1",
                ". /etc/os-release; tailscale up --hostname=$TS_HOSTNAME | node-1",
                "[ -n \"$X\" ] && TS_HOSTNAME=node-1; tailscale up --hostname=$TS_HOSTNAME | node-1",
                "env NAME=x sh -c 'tailscale up --hostname=$NAME' | x",
            })
    void resolvesTheHostname(String script, String hostname) {
        assertThat(Services.script("tailscaled &\n" + script).hostname().known())
                .contains(hostname);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "tailscale up --hostname=$NAME | $NAME at s.yaml:11:33 is not set",
                "tailscale up --hostname=$(hostname) | $(hostname) at s.yaml:11:33 is only known when it runs",
                "tailscale up --hostname=`hostname` | is only known when it runs",
                "tailscale up --hostname=$1 | $1 at s.yaml:11:33 is only known when it runs",
                "tailscale up --hostname=${TS_HOSTNAME%-1} | the expansion ${TS_HOSTNAME%-1}",
                "tailscale up --reset | names no --hostname",
                "tailscale up --hostname= | is empty",
                "tailscale up $FLAGS | might be in an argument of tailscale: $FLAGS at s.yaml:11:22 is not set",
                "tailscale up --reset \"$@\" | might be in an argument",
                "[ -n \"$X\" ] && TS_HOSTNAME=other; tailscale up --hostname=$TS_HOSTNAME | is set under a condition at s.yaml:11:24",
                "read NAME; tailscale up --hostname=$NAME | is set by read",
                ". ./env.sh; tailscale up --hostname=$TS_HOSTNAME | may change any variable",
                "tailscale up --hostname=a; tailscale set --hostname=b | a at s.yaml:11:22, but b at",
                "echo tailscale up --hostname=a | never runs tailscale up",
            })
    void saysWhyTheHostnameIsUnknown(String script, String why) {
        Tailnet tailnet = Services.script("tailscaled &\n" + script);

        assertThat(why(tailnet.hostname())).contains(why);
        assertThat(tailnet.runsTailscaled()).isTrue();
    }

    @Test
    void namesBothSidesOfADifference() {
        Tailnet tailnet = Services.script("tailscaled &\ntailscale up --hostname=a || tailscale up --hostname=b");

        assertThat(why(tailnet.hostname())).isEqualTo("a at s.yaml:11:22, but b at s.yaml:11:51");
    }

    @Test
    void readsNoCommandsInHereDocuments() {
        Tailnet tailnet = Services.script("tailscaled &\ncat > run.sh <<E\ntailscale up --hostname=a\nE");

        assertThat(why(tailnet.login())).isEqualTo("the service never runs tailscale up");
    }

    @Test
    void givesUpOnValuesThatGrow() {
        Tailnet tailnet =
                Services.script("tailscaled &\nX=ab\n" + "X=$X$X\n".repeat(64) + "tailscale up --hostname=$X");

        assertThat(why(tailnet.hostname())).contains("too many pieces");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--socks5-server=localhost:1055 | localhost | 1055",
                "--socks5-server localhost:1055 | localhost | 1055",
                "-socks5-server=:1055 | '' | 1055",
                "--socks5-server=0.0.0.0:1055 | 0.0.0.0 | 1055",
                "--socks5-server=\"127.0.0.1:2055\" | 127.0.0.1 | 2055",
                "--socks5-server=[::1]:1055 | ::1 | 1055",
            })
    void readsTheSocks5Address(String flag, String host, int port) {
        assertThat(Services.script("tailscaled " + flag).socks5().known()).contains(new HostPort(host, port));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--tun=userspace-networking | without --socks5-server",
                "--socks5-server=1055 | is no host:port",
                "--socks5-server=localhost:$PORT | $PORT",
                "--socks5-server=localhost:99999 | is no host:port",
            })
    void saysWhyTheSocks5AddressIsUnknown(String flag, String why) {
        assertThat(why(Services.script("tailscaled " + flag).socks5())).contains(why);
    }

    @Test
    void tellsAKeyInAVariableFromOneInTheScript() {
        assertThat(Services.script("tailscaled & tailscale up --auth-key \"$TS_AUTHKEY\"")
                        .authKey()
                        .known())
                .contains(new AuthKey.Variable("TS_AUTHKEY"));
        assertThat(Services.script("KEY=$TS_AUTHKEY; tailscaled & tailscale up --authkey=$KEY")
                        .authKey()
                        .known())
                .contains(new AuthKey.Variable("TS_AUTHKEY"));
        assertThat(Services.script("tailscaled & tailscale up --authkey=tskey-auth-abc")
                        .authKey())
                .isEqualTo(known(new AuthKey.Literal(), Source.SCRIPT, 10, 35));
        assertThat(Services.script("tailscaled & tailscale up --authkey=$TS_AUTHKEY?ephemeral=false")
                        .authKey()
                        .known())
                .contains(new AuthKey.Literal());
        assertThat(why(Services.script("tailscaled & tailscale up --authkey=file:/run/key")
                        .authKey()))
                .contains("read from a file");
        assertThat(why(Services.script("tailscaled & tailscale up --authkey=$OTHER")
                        .authKey()))
                .contains("$OTHER at s.yaml:10:45 is not set");
        assertThat(why(Services.script("tailscaled & tailscale up").authKey())).contains("names no --auth-key");
    }

    @Test
    void readsTheLoginServerAndKernelMode() {
        Tailnet tailnet = Services.script(
                "tailscaled --state=mem: --socket=/tmp/s & tailscale up --login-server=https://hs.example.com");

        assertThat(tailnet.loginServer().known()).contains("https://hs.example.com");
        assertThat(tailnet.userspace()).isEqualTo(known(false, Source.DEFAULT, 10, 9));
        assertThat(tailnet.state().known()).contains("mem:");
        assertThat(tailnet.socket().known()).contains("/tmp/s");
    }

    @Test
    void doesNotInventALogin() {
        Tailnet tailnet = Services.script("tailscaled --socks5-server=:1055");

        assertThat(why(tailnet.login())).isEqualTo("the service never runs tailscale up");
        assertThat(why(tailnet.hostname())).isEqualTo("the service never runs tailscale up");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# tailscaled\necho tailscale",
                "command -v tailscale",
                "apk add tailscale; python3 -m http.server",
                "tailscaled --cleanup",
                "my-tailscaled-exporter",
            })
    void seesWhereNoTailscaledRuns(String script) {
        assertThat(Services.script(script).runsTailscaled()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "su -c 'tailscaled --socks5-server=:1055'",
                "sh <<'E'\ntailscaled --socks5-server=:1055\nE",
                "supervise tailscaled",
                "sh -c \"tailscaled --state=$DIR\"",
                "tailscale up",
            })
    void admitsWhatItCannotFollow(String script) {
        Tailnet tailnet = Services.script(script);

        assertThat(tailnet.runsTailscaled()).isTrue();
        assertThat(why(tailnet.socks5())).contains("not in a way that this reader follows");
    }

    @Test
    void admitsAScriptThatNoShellReads() {
        Tailnet tailnet = Services.script("tailscaled &\ntailscale up --hostname=\"x");

        assertThat(tailnet.runsTailscaled()).isTrue();
        assertThat(why(tailnet.hostname())).isEqualTo("the script cannot be read: a \" is not closed at s.yaml:11:33");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "command: [sh, \"-c\", \"tailscaled --socks5-server=:1055 & tailscale up --hostname=x\"]",
                "command: [bash, \"-lc\"]\nargs: [\"tailscaled --socks5-server=:1055 & tailscale up --hostname=x\"]",
                "command: [/bin/bash, -e, -o, pipefail, -c, \"tailscaled --socks5-server=:1055 & tailscale up --hostname=x\"]",
                "args: [sh, -c, \"tailscaled --socks5-server=:1055 & tailscale up --hostname=x\"]",
                "command: [tini, --, sh, -c, \"tailscaled --socks5-server=:1055 & tailscale up --hostname=x\"]",
            })
    void readsEveryFormOfEntry(String lines) {
        Tailnet tailnet = TailnetReader.read(Services.of("image: any\n" + lines));

        assertThat(tailnet.hostname().known()).contains("x");
        assertThat(tailnet.socks5().known()).contains(new HostPort("", 1055));
    }

    @Test
    void readsArgumentsThatNoShellReads() {
        Tailnet tailnet = TailnetReader.read(
                Services.of(
                        "image: any\nenv: [X=1]\ncommand: [tailscaled]\nargs: [\"--socks5-server=localhost:$X\", --tun=userspace-networking]"));

        assertThat(tailnet.userspace()).isEqualTo(known(true, Source.ARGS, 7, 44));
        assertThat(why(tailnet.socks5())).contains("localhost:$X");
    }

    @Test
    void saysThatAnImageKeepsItsSecrets() {
        Tailnet tailnet = TailnetReader.read(Services.of("image: example/app\nenv: [TS_AUTHKEY=k]"));

        assertThat(tailnet.runsTailscaled()).isFalse();
        assertThat(why(tailnet.daemon())).contains("entrypoint of the image example/app");
    }
}
