package dev.meshproof.sdl.chain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {
    @ParameterizedTest
    @CsvSource({
        "512Mi, 536870912",
        "1k, 1000",
        "1.5Gi, 1610612736",
        "1048576, 1048576",
        "2E, 2000000000000000000",
        "1e3, 1000"
    })
    void readsSizes(String text, long bytes) {
        assertThat(Quantities.bytes(text).value()).hasValue(bytes);
    }

    @ParameterizedTest
    @CsvSource({
        "16gi, did you mean 16Gi?",
        "4GB, did you mean 4G or 4Gi?",
        "32Gb, did you mean 32G or 32Gi?",
        "512MiB, did you mean 512Mi?",
        "1K, did you mean 1k?"
    })
    void suggestsTheSuffixThatWasMeant(String text, String hint) {
        assertThat(Quantities.bytes(text).value()).isEmpty();
        assertThat(Quantities.bytes(text).hint()).contains(hint);
    }

    @ParameterizedTest
    @CsvSource({"Mi", "lots", "-1Mi", "1e999999999", "1 Mi", "1..2", "0x10"})
    void refusesWhatIsNoSize(String text) {
        assertThat(Quantities.bytes(text).value()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.5, 500", "500m, 500", "2, 2000", "0.0625, 62", "1.5, 1500"})
    void readsCpuUnits(String text, long milli) {
        assertThat(Quantities.milliCpus(text).value()).hasValue(milli);
    }

    @ParameterizedTest
    @CsvSource({"0.5m", "m", "half", "-1"})
    void refusesWhatIsNoCpu(String text) {
        assertThat(Quantities.milliCpus(text).value()).isEmpty();
    }
}
