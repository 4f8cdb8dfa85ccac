package dev.meshproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meshproof.cli.doctor.HealthyMachine;
import dev.meshproof.cli.doctor.Machine;
import dev.meshproof.cli.doctor.SomeImages;
import dev.meshproof.containers.engine.Engine;
import dev.meshproof.containers.engine.Engine.Silent;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

class DoctorTest {

    private final StringWriter out = new StringWriter();

    @Test
    void exits_0_where_a_lab_can_run() {
        assertThat(run(new HealthyMachine(), Ansi.OFF)).isZero();
        assertThat(out.toString())
                .contains("✓ engine            20.10.24, API 1.41")
                .endsWith("A lab can run here.%n".formatted());
    }

    @Test
    void exits_3_where_none_can_and_says_what_to_do() {
        assertThat(run(silent(), Ansi.OFF)).isEqualTo(3);
        assertThat(out.toString())
                .contains("✗ engine      none answers at unix:///var/run/docker.sock: Connection refused")
                .contains("→ start it")
                .contains("No lab can run here yet");
    }

    @Test
    void prints_nothing_but_json_when_asked_to() throws Exception {
        assertThat(run(silent(), Ansi.OFF, "--json")).isEqualTo(3);

        JsonNode printed = new ObjectMapper().readTree(out.toString());
        assertThat(printed.get("ready").asBoolean()).isFalse();
        assertThat(printed.get("findings").get(0).get("check").asText()).isEqualTo("engine");
        assertThat(printed.get("findings").get(0).get("level").asText()).isEqualTo("FAIL");
        assertThat(printed.get("findings").get(0).get("mend").asText()).isNotEmpty();
        assertThat(printed.get("findings").get(1).has("mend")).isFalse();
    }

    @Test
    void colours_only_where_colours_are_on() {
        run(new HealthyMachine(), Ansi.OFF);
        assertThat(out.toString()).doesNotContain("\u001b[");

        run(new HealthyMachine(), Ansi.ON);
        assertThat(out.toString()).contains("\u001b[32m✓");
    }

    private int run(Machine machine, Ansi ansi, String... arguments) {
        CommandLine line = new CommandLine(new Doctor(machine, SomeImages.allPresent()));
        return line.setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
                .setOut(new PrintWriter(out, true))
                .execute(arguments);
    }

    private static Machine silent() {
        return new HealthyMachine() {
            @Override
            public Engine engine() {
                return new Silent(SOCKET, "Connection refused");
            }
        };
    }
}
