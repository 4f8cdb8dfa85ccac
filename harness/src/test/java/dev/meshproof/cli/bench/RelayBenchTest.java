package dev.meshproof.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshproof.containers.CertificateAuthority;
import dev.meshproof.containers.DerpContainer;
import dev.meshproof.containers.Relay;
import dev.meshproof.containers.TrustedRoot;
import dev.meshproof.containers.WiretapContainer;
import dev.meshproof.probe.Wiretaps;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RelayBenchTest {
    private final CertificateAuthority authority = new CertificateAuthority();
    private final Relay relay = Relay.at(0, "one");
    private final TrustedRoot root = new TrustedRoot(authority.certificate());
    private final RelayBench.DerperAlone alone = new RelayBench.DerperAlone();

    private DerpContainer derper() {
        return new DerpContainer("derper", Map.of(), List.of(), authority.issue(relay.hostname()), root, relay);
    }

    private WiretapContainer wiretap() {
        return new WiretapContainer(
                "support",
                Map.of(),
                "derper",
                authority.issue(relay.hostname()),
                root,
                relay,
                Wiretaps.PORT,
                true,
                1L << 20);
    }

    @Test
    void clientsReachDerperItselfWhereItIsAlone() {
        DerpContainer derper = derper();
        WiretapContainer wiretap = wiretap();

        alone.beforeStart("relay one", derper);
        alone.beforeStart("wiretap one", wiretap);

        assertThat(derper.getCommandParts()).contains("-a=:443").doesNotContain("-a=:8443");
        assertThat(String.join(" ", wiretap.getCommandParts()))
                .contains("--listen 0.0.0.0:8443 --relay 127.0.0.1:443 ")
                .doesNotContain("--listen 0.0.0.0:443");
    }

    @Test
    void nothingElseIsChanged() {
        DerpContainer derper = derper();
        String[] before = derper.getCommandParts();

        alone.beforeStart("neighbour provider-1", derper);

        assertThat(derper.getCommandParts()).isEqualTo(before);
    }

    @Test
    void shouldFailIfThereIsNothingToChange() {
        DerpContainer derper = derper();
        alone.beforeStart("relay one", derper);

        assertThatThrownBy(() -> alone.beforeStart("relay one", derper)).isInstanceOf(IllegalStateException.class);
    }
}
