package dev.meshproof.containers.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecipeHashesTest {
    private final Map<String, String> files = new HashMap<>(Map.of("base.sh", "1", "top.sh", "2", "other.sh", "3"));
    private final Map<String, Recipe> recipes = Map.of(
            "base", new Recipe("base", List.of("base.sh"), List.of(), List.of()),
            "top", new Recipe("top", List.of("top.sh"), List.of("base"), List.of()),
            "other", new Recipe("other", List.of("other.sh"), List.of(), List.of()));

    @Test
    void is_the_same_for_the_same_files() {
        assertThat(hash("top")).isEqualTo(hash("top")).matches("[0-9a-f]{16}");
    }

    @Test
    void changes_with_a_file_of_a_recipe_that_is_needed_and_leaves_others_alone() {
        String top = hash("top");
        String other = hash("other");

        files.put("base.sh", "changed");

        assertThat(hash("top")).isNotEqualTo(top);
        assertThat(hash("other")).isEqualTo(other);
    }

    @Test
    void tells_where_one_file_ends_and_the_next_begins() {
        Map<String, Recipe> two = Map.of("two", new Recipe("two", List.of("a", "b"), List.of(), List.of()));

        String first = new RecipeHashes(two, file -> bytes(file.equals("a") ? "xy" : "z")).of("two");
        String second = new RecipeHashes(two, file -> bytes(file.equals("a") ? "x" : "yz")).of("two");

        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void refuses_a_recipe_that_is_not_there() {
        assertThatThrownBy(() -> hash("none"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none");
    }

    private String hash(String name) {
        return new RecipeHashes(recipes, file -> bytes(String.valueOf(files.get(file)))).of(name);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
