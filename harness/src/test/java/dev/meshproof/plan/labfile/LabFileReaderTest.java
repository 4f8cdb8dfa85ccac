package dev.meshproof.plan.labfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshproof.plan.labfile.LabFile.KeyKind;
import dev.meshproof.plan.labfile.LabFile.Probe;
import dev.meshproof.plan.labfile.LabFile.Undeclared;
import dev.meshproof.sdl.SdlException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabFileReaderTest {
    private static LabFile read(String yaml) {
        return LabFileReader.read("lab.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void reads_all_of_it_with_places() {
        LabFile file = read("""
                relays: 2
                key: single-use
                policy: acl.hujson
                undeclared: forbidden
                ipv6: true
                sdls:
                  one.yaml:
                    provider: {east: a, west: b}
                  two.yaml:
                    provider: a
                    services:
                      web:
                        intent: siblings
                        key: ephemeral
                        probes: {8080: tcp}
                        tailnet:
                          hostname: web-1
                          userspace: True
                """);

        assertThat(file.relays().orElseThrow().value()).isEqualTo(2);
        assertThat(file.key().orElseThrow().value()).isEqualTo(KeyKind.SINGLE_USE);
        assertThat(file.policy().orElseThrow().at()).hasToString("lab.yaml:3:9");
        assertThat(file.undeclared().orElseThrow().value()).isEqualTo(Undeclared.FORBIDDEN);
        assertThat(file.undeclared().orElseThrow().at()).hasToString("lab.yaml:4:13");
        assertThat(file.ipv6().orElseThrow().value()).isTrue();
        assertThat(file.sha256()).matches("[0-9a-f]{64}");
        assertThat(file.sdls().get(0).providers())
                .extracting(of -> of.name().value() + " on " + of.provider().value())
                .containsExactly("east on a", "west on b");
        LabFile.OfSdl two = file.sdls().get(1);
        assertThat(two.provider().orElseThrow().at()).hasToString("lab.yaml:10:15");
        LabFile.OfService web = two.services().get(0);
        assertThat(web.intent().orElseThrow().value()).isEqualTo("siblings");
        assertThat(web.key().orElseThrow().value()).isEqualTo(KeyKind.EPHEMERAL);
        assertThat(web.probes()).singleElement().satisfies(probe -> {
            assertThat(probe.port().value()).isEqualTo(8080);
            assertThat(probe.probe().value()).isEqualTo(Probe.TCP);
        });
        LabFile.Facts tailnet = web.tailnet().orElseThrow();
        assertThat(tailnet.hostname().orElseThrow().at()).hasToString("lab.yaml:17:21");
        assertThat(tailnet.userspace().orElseThrow().value()).isTrue();
        assertThat(tailnet.tailscaled()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'relay: 1' | lab.yaml:1:1: relay: a lab file has no such key; did you mean relays?",
                "'colour: red' | 'lab.yaml:1:1: colour: a lab file has no such key; write one of relays, key, policy,"
                        + " undeclared, ipv6, sdls'",
                "'relays: two' | 'lab.yaml:1:9: relays: is \"two\"; write a whole number, without quotes'",
                "'relays: 99' | lab.yaml:1:9: relays: 99 is not allowed; write a number from 1 to 8",
                "'key: reuseable' | 'lab.yaml:1:6: key: \"reuseable\" is not allowed; did you mean reusable?'",
                "'key: x' | 'lab.yaml:1:6: key: \"x\" is not allowed; write one of reusable, single-use, ephemeral,"
                        + " expired'",
                "'policy: 5' | lab.yaml:1:9: policy: is a number or a boolean; put it in quotes",
                "'undeclared: forbid' | 'lab.yaml:1:13: undeclared: \"forbid\" is not allowed; write one of noted, forbidden'",
                "'undeclared: forbiden' | 'lab.yaml:1:13: undeclared: \"forbiden\" is not allowed; did you mean forbidden?'",
                "'ipv6: yes' | 'lab.yaml:1:7: ipv6: is \"yes\"; write true or false, without quotes'",
                "'sdls: {a.yaml: {services: {s: {key: once}}}}' | 'lab.yaml:1:37: sdls.a.yaml.services.s.key: \"once\" is not"
                        + " allowed; write one of reusable, single-use, ephemeral, expired'",
                "'sdls: {a.yaml: {services: {s: {probes: {80: https}}}}}' | 'lab.yaml:1:45: sdls.a.yaml.services.s.probes.80:"
                        + " \"https\" is not allowed; did you mean http?'",
                "'sdls: {a.yaml: {services: {s: {probes: {0: tcp}}}}}' | 'lab.yaml:1:41: sdls.a.yaml.services.s.probes.0: this"
                        + " is no port; write a number from 1 to 65535'",
                "'sdls: [a]' | 'lab.yaml:1:7: sdls: is a list; write a map: \"name: value\" lines, indented'",
                "'sdls: {a.yaml: {provider: A}}' | lab.yaml:1:27: sdls.a.yaml.provider: \"A\" is not allowed; write a name of"
                        + " lower-case letters",
                "'[a]' | lab.yaml:1:1: not a lab file: it is a list",
                "'# nothing' | lab.yaml:1:1: not a lab file: it is empty",
            })
    void says_what_is_wrong_where_and_what_to_write(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml)).isInstanceOf(SdlException.class).hasMessageContaining(message);
    }

    @Test
    void should_fail_if_a_key_is_given_twice() {
        assertThatThrownBy(() -> read("relays: 1\nrelays: 2\n"))
                .isInstanceOf(SdlException.class)
                .hasMessageContaining("lab.yaml:2:1: ")
                .hasMessageContaining("relays is given twice");
    }

    @Test
    void reports_every_mistake() {
        assertThatThrownBy(() -> read("relays: 0\nkey: x\nsdls: {a.yaml: {service: {}}}\n"))
                .isInstanceOfSatisfying(
                        SdlException.class, e -> assertThat(e.diagnostics()).hasSize(3));
    }

    @Test
    void should_fail_if_there_is_no_such_file() {
        assertThatThrownBy(() -> LabFileReader.read(Path.of("none.lab.yaml")))
                .isInstanceOf(SdlException.class)
                .hasMessageContaining("none.lab.yaml: there is no such file");
    }
}
