package dev.meshproof.sdl.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.meshproof.sdl.Located;
import dev.meshproof.sdl.Position;
import dev.meshproof.sdl.Sdl;
import dev.meshproof.sdl.Text;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SdlReaderTest {
    private static Sdl read(String text) {
        return SdlReader.read("web.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static Position at(int line, int column) {
        return new Position("web.yaml", line, column);
    }

    @Test
    void readsEverySectionWithPositions() {
        Sdl sdl = read(Documents.WEB);

        Sdl.Service web = sdl.service("web");
        assertThat(sdl.version()).isEqualTo(new Located<>("2.0", at(1, 10)));
        assertThat(web.name()).isEqualTo(new Located<>("web", at(3, 3)));
        assertThat(web.image().located()).isEqualTo(new Located<>("nginx:1.27", at(4, 12)));
        assertThat(web.env()).extracting(Text::value).containsExactly("A=1=2", "B");
        assertThat(web.env().get(1).at()).isEqualTo(at(7, 9));
        assertThat(web.expose()).singleElement().satisfies(expose -> {
            assertThat(expose.port()).isEqualTo(8080);
            assertThat(expose.as()).isEqualTo(80);
            assertThat(expose.protocol()).isEqualTo("tcp");
            assertThat(expose.global()).isTrue();
            assertThat(expose.at()).isEqualTo(at(15, 9));
        });
        Sdl.Compute compute = sdl.compute("small");
        assertThat(compute.milliCpus()).isEqualTo(new Located<>(500L, at(24, 18)));
        assertThat(compute.memoryBytes().value()).isEqualTo(512L << 20);
        assertThat(compute.storage()).singleElement().satisfies(volume -> {
            assertThat(volume.name()).isEqualTo("default");
            assertThat(volume.bytes()).isEqualTo(1L << 30);
            assertThat(volume.ephemeral()).isTrue();
        });
        assertThat(sdl.placements())
                .extracting(placement -> placement.name().value())
                .containsExactly("dcloud");
        assertThat(sdl.deployment()).singleElement().satisfies(d -> {
            assertThat(d.profile().value()).isEqualTo("small");
            assertThat(d.count().value()).isEqualTo(2);
        });
        assertThat(sdl.sha256()).hasSize(64);
    }

    @Test
    void keepsAScriptByteForByte() {
        Text script = read(Documents.WEB).service("web").args().get(0);

        assertThat(script.value()).isEqualTo("echo \"hi\" # no comment of YAML's\n  indented\n");
        assertThat(script.at()).isEqualTo(at(10, 9));
        assertThat(script.at(script.value().indexOf("echo"))).isEqualTo(at(11, 9));
        assertThat(script.at(script.value().indexOf("indented"))).isEqualTo(at(12, 11));
    }

    @Test
    void hashesTheBytesAsTheyStand() {
        byte[] bytes = Documents.WEB.getBytes(StandardCharsets.UTF_8);
        byte[] crlf = Documents.WEB.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);

        assertThat(SdlReader.read("a", crlf).sha256())
                .isNotEqualTo(SdlReader.read("a", bytes).sha256());
        assertThat(SdlReader.read("a", crlf).service("web").args().get(0).value())
                .isEqualTo(
                        SdlReader.read("a", bytes).service("web").args().get(0).value());
    }

    @Test
    void readsWhatYamlV3Reads() {
        Sdl sdl = read("\uFEFF"
                + Documents.WEB
                        .replace("global: true", "global: yes")
                        .replace("count: 2", "count: 2.9")
                        .replace("- B\n", "- B\n      - ~\n")
                        .replace("version: \"2.0\"", "version: 2.1")
                + "\n---\nanother: document\n");

        assertThat(sdl.service("web").expose().get(0).global()).isTrue();
        assertThat(sdl.deployment().get(0).count().value()).isEqualTo(2);
        assertThat(sdl.service("web").env()).hasSize(2);
        assertThat(sdl.version().value()).isEqualTo("2.1");
    }

    @Test
    void followsAliasesAndMergeKeys() {
        Sdl sdl = read(Documents.WEB.replace(
                "services:\n", "services:\n  api:\n    <<: &x {image: a, env: [K=V]}\n    image: b\n"));

        assertThat(sdl.service("api").image().value()).isEqualTo("b");
        assertThat(sdl.service("api").env()).extracting(Text::value).containsExactly("K=V");
    }

    @Test
    void readsListsOfVolumes() {
        Sdl sdl = read(Documents.WEB.replace("2.0", "2.1").replace("          size: 1Gi\n", """
                          - size: 1Gi
                          - name: cache
                            size: 64Mi
                            attributes: {persistent: false, class: ram}
                          - name: data
                            size: 2Gi
                            attributes: {persistent: true, class: beta2}
                """.indent(0)));

        assertThat(sdl.compute("small").storage())
                .extracting(Sdl.Storage::name, Sdl.Storage::ram, Sdl.Storage::ephemeral)
                .containsExactly(
                        tuple("default", false, true), tuple("cache", true, false), tuple("data", false, false));
    }
}
