package dev.meshproof.sdl.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GpuChecksTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `storage: {size: 1Gi}}` | `storage: {size: 1Gi}, gpu: {units: 0}}`
            `storage: {size: 1Gi}}` | `storage: {size: 1Gi}, gpu: {}}`
            """)
    void takes(String from, String to) {
        assertThat(Bent.findings(from, to)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `vendor: {nvidia: [{model: a100, ram: 80Gi, interface: sxm}]}` | `` | gpu-vendor 33:25+10
            `storage: {size: 1Gi}}` | `storage: {size: 1Gi}, gpu: {units: "0"}}` | gpu-attributes 35:95+3
            `storage: {size: 1Gi}}` | `storage: {size: 1Gi}, gpu: {units: -1}}` | gpu-attributes 35:95+2
            `        gpu: {units: 1, attributes: {vendor: {nvidia: [{model: a100, ram: 80Gi, interface: sxm}]}}}⏎` | `` | tee-gpu 20:12+7
            `    image: postgres:17` | `    image: postgres:17⏎    params: {tee: cpu}` | tee-mixed 23:19+3
            `    image: postgres:17` | `    image: postgres:17⏎    params: {tee: cpu-gpu}` | tee-gpu 23:19+7
            """)
    void should_fail_if_bent(String from, String to, String expected) {
        assertThat(Bent.findings(from, to)).isEqualTo(List.of(expected.split(", ")));
    }
}
