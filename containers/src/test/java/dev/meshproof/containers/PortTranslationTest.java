package dev.meshproof.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PortTranslationTest {
    @Test
    void leadsWhatIsDialledToAnotherPort() {
        PortTranslation translation = new PortTranslation("udp", "198.18.0.7", 53, List.of("198.18.0.7:5353"));

        assertThat(PortTranslation.rules(List.of(translation)))
                .isEqualTo("*nat\n-A OUTPUT -d 198.18.0.7 -p udp --dport 53 -j DNAT --to-destination 198.18.0.7:5353\n"
                        + "COMMIT\n");
    }

    @Test
    void givesEachOfSeveralItsShare() {
        PortTranslation translation = new PortTranslation("tcp", "198.18.0.14", 30_000, List.of("a:1", "b:1", "c:1"));

        assertThat(PortTranslation.rules(List.of(translation)).lines())
                .containsExactly(
                        "*nat",
                        "-A OUTPUT -d 198.18.0.14 -p tcp --dport 30000 -m statistic --mode nth --every 3 --packet 0"
                                + " -j DNAT --to-destination a:1",
                        "-A OUTPUT -d 198.18.0.14 -p tcp --dport 30000 -m statistic --mode nth --every 2 --packet 0"
                                + " -j DNAT --to-destination b:1",
                        "-A OUTPUT -d 198.18.0.14 -p tcp --dport 30000 -j DNAT --to-destination c:1",
                        "COMMIT");
    }

    @Test
    void refusesToLeadNowhere() {
        assertThatThrownBy(() -> new PortTranslation("tcp", "198.18.0.14", 30_000, List.of()))
                .hasMessage("198.18.0.14:30000 leads nowhere");
    }
}
