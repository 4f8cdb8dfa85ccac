package dev.meshproof.containers.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SupersededTest {
    private static final RecipeHashes HASHES = RecipeHashes.ofClassPath();
    private static final String OLD = "0123456789abcdef";

    private final List<PresentImage> engine = new ArrayList<>();

    @Test
    void takes_away_what_an_earlier_recipe_built_the_upper_image_first() {
        have("meshproof/support:" + OLD, OLD);
        have("meshproof/packages:" + OLD, OLD);
        have("meshproof/tshark:" + OLD, OLD);
        have("meshproof/chromium:" + OLD, OLD);

        assertThat(superseded())
                .containsExactly(
                        "meshproof/packages:" + OLD,
                        "meshproof/support:" + OLD,
                        "meshproof/tshark:" + OLD,
                        "meshproof/chromium:" + OLD);
    }

    @Test
    void keeps_the_present_ones_in_either_form() {
        have("meshproof/support:" + HASHES.of("support"), HASHES.of("support"));
        have("meshproof/support:" + HASHES.of("support-pulled"), HASHES.of("support-pulled"));
        have("meshproof/packages:" + HASHES.of("packages"), HASHES.of("packages"));

        assertThat(superseded()).isEmpty();
    }

    @Test
    void touches_no_name_that_we_did_not_give() {
        have("meshproof/support:mine", OLD);
        have("example/on-top-of-support:1", OLD);
        have("meshproof/derper:v1.102.3", OLD);
        have("alpine:latest", OLD);
        engine.add(new PresentImage("id", List.of("meshproof/support:" + OLD), List.of(), Map.of()));

        assertThat(superseded()).isEmpty();
    }

    private List<String> superseded() {
        return Superseded.names(engine, HASHES);
    }

    private void have(String name, String hash) {
        engine.add(new PresentImage("id of " + name, List.of(name), List.of(), Map.of(ImageLabels.RECIPE, hash)));
    }
}
