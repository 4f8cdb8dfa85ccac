package dev.meshproof.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshproof.wire.AgentReply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProcessTableTest {
    private static final String STATUS =
            "Name:\ttailscaled\nUmask:\t0022\nUid:\t1000\t0\t0\t0\nCapInh:\t0000000000000000\n"
                    + "CapPrm:\t00000000a80425fb\nCapEff:\tffffffffffffffff\nCapBnd:\t00000000a80425fb\nNoNewPrivs:\t1\n";

    @Test
    void readsAProcess() throws IOException {
        byte[] arguments = "tailscaled\0--tun=userspace-networking\0\0".getBytes(StandardCharsets.UTF_8);

        AgentReply.ProcessEntry read = ProcessTable.parse(99_999_999, STATUS, arguments, Optional.of(5L), false);

        assertThat(read.name()).isEqualTo("tailscaled");
        assertThat(read.arguments()).containsExactly("tailscaled", "--tun=userspace-networking", "");
        assertThat(read.uid()).isEqualTo(1000);
        assertThat(read.effective()).isEqualTo(-1L);
        assertThat(read.permitted()).isEqualTo(0xa80425fbL);
        assertThat(read.bounding()).isEqualTo(0xa80425fbL);
        assertThat(read.noNewPrivileges()).isTrue();
        assertThat(read.own()).isFalse();
    }

    @Test
    void showsNoArgumentsInItsText() throws IOException {
        byte[] arguments = "tailscale\0--authkey=secret\0".getBytes(StandardCharsets.UTF_8);

        assertThat(ProcessTable.parse(7, STATUS, arguments, Optional.empty(), true)
                        .toString())
                .doesNotContain("secret");
    }

    @Test
    void refusesAStatusThatLacksALine() {
        String lacking = STATUS.replace("CapEff", "Other");

        assertThatThrownBy(() -> ProcessTable.parse(7, lacking, new byte[0], Optional.empty(), true))
                .hasMessage("/proc/7/status has no line CapEff");
    }
}
