package dev.meshproof.containers.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecipesTest {
    private static final Pattern READ = Pattern.compile("\\$RECIPES\"?/([a-z-]+/[A-Za-z.-]+)");

    @Test
    void every_file_of_a_recipe_is_on_the_class_path() {
        assertThat(Recipes.ALL).hasSizeGreaterThan(10);
        assertThat(Recipes.ALL.values())
                .flatExtracting(Recipe::files)
                .allSatisfy(file -> assertThat(RecipeFiles.read(file)).isNotEmpty());
    }

    @Test
    void every_file_that_a_script_reads_counts_for_its_recipes_hash() {
        assertThat(Recipes.ALL.values())
                .allSatisfy(recipe -> assertThat(recipe.files()).containsAll(filesReadBy(recipe)));
        assertThat(filesReadBy(Recipes.named("packages"))).contains("packages/python.txt", "packages/alpine-own.sh");
    }

    @Test
    void every_recipe_stands_after_those_it_needs() {
        List<String> before = new ArrayList<>();
        for (Recipe recipe : Recipes.ALL.values()) {
            assertThat(before).containsAll(recipe.needs());
            before.add(recipe.name());
        }
    }

    @Test
    void the_mirrors_image_is_built_again_when_the_support_image_below_it_changes() {
        assertThat(Recipes.named("packages").files())
                .containsAll(Recipes.named("support").files());
    }

    @ParameterizedTest
    @EnumSource(LabImage.class)
    void every_image_has_a_recipe_with_a_dockerfile(LabImage image) {
        assertThat(Recipes.named(image.recipe()).files()).contains(image.recipe() + "/Dockerfile");
    }

    private static List<String> filesReadBy(Recipe recipe) {
        List<String> read = new ArrayList<>();
        for (String file : recipe.files()) {
            if (file.endsWith(".sh")) {
                Matcher mentions = READ.matcher(new String(RecipeFiles.read(file), StandardCharsets.UTF_8));
                while (mentions.find()) {
                    if (!mentions.group(1).endsWith("-")) {
                        read.add(mentions.group(1));
                    }
                }
            }
        }
        return read;
    }
}
