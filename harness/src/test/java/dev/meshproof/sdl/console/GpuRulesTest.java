package dev.meshproof.sdl.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GpuRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `gpu: {units: 1, attributes` | `gpu: {units: "1", attributes`
            `[{model: a100, ram: 80Gi, interface: sxm}]` | ``
            """)
    void takes(String from, String to) {
        assertThat(Bent.findings(from, to)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `gpu: {units: 1, attributes` | `gpu: {units: 0, attributes` | tee-gpu 20:12+7, gpu-attributes 33:25+10
            `gpu: {units: 1, attributes` | `gpu: {units: "0.0", attributes` | gpu-attributes 33:29+10
            `gpu: {units: 1, attributes` | `gpu: {units: true, attributes` | gpu-units 33:22+4
            `gpu: {units: 1, attributes` | `gpu: {attributes` | tee-gpu 20:12+7, gpu-attributes 33:15+10
            `[{model: a100, ram: 80Gi, interface: sxm}]` | `{model: a100}` | not-a-list 33:55+16
            `interface: sxm` | `interface: nvlink` | gpu-interface 33:92+6
            `ram: 80Gi` | `ram: 80` | not-a-string 33:75+2
            `model: a100` | `name: a100` | field-unknown 33:57+4
            `nvidia:` | `amd:` | gpu-vendor 33:47+3
            `vendor: {nvidia: [{model: a100, ram: 80Gi, interface: sxm}]}` | `vendor: {}` | gpu-vendor 33:46+4
            `, attributes: {vendor: {nvidia: [{model: a100, ram: 80Gi, interface: sxm}]}}` | `` | gpu-attributes 33:22+1
            """)
    void should_fail_if_bent(String from, String to, String expected) {
        assertThat(Bent.findings(from, to)).isEqualTo(List.of(expected.split(", ")));
    }
}
