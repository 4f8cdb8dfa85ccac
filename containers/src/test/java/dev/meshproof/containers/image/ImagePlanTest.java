package dev.meshproof.containers.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImagePlanTest {
    private static final RecipeHashes HASHES = RecipeHashes.ofClassPath();

    private final List<PresentImage> engine = new ArrayList<>();
    private Optional<String> cachedKey = Optional.empty();
    private boolean registry;
    private boolean goIsHere = true;
    private int probes;

    @Test
    void builds_everything_where_nothing_is_there_and_no_registry_answers() {
        ImagePlan plan = plan(Origin.AUTO, "alpine:latest");

        assertThat(plan.form()).isEqualTo(MirrorForm.LOCAL);
        assertThat(plan.users()).containsEntry("alpine:latest", new Choice.Build(LabImage.ALPINE));
        assertThat(plan.own().keySet())
                .containsExactly(LabImage.HEADSCALE, LabImage.DERPER, LabImage.SUPPORT, LabImage.PACKAGES);
        assertThat(plan.own().values()).allMatch(Choice.Build.class::isInstance);
    }

    @Test
    void pulls_what_is_official_and_builds_the_rest_on_top_where_a_registry_answers() {
        registry = true;
        goIsHere = false;

        ImagePlan plan = plan(Origin.AUTO, "alpine:latest", "example/app:1");

        assertThat(plan.form()).isEqualTo(MirrorForm.PROXY);
        assertThat(plan.users().values()).containsOnly(new Choice.Pull());
        assertThat(plan.own())
                .containsEntry(LabImage.HEADSCALE, new Choice.Pull())
                .containsEntry(LabImage.DERPER, new Choice.Build(LabImage.DERPER, "derper-pulled"))
                .containsEntry(LabImage.SUPPORT, new Choice.Build(LabImage.SUPPORT, "support-pulled"))
                .doesNotContainKey(LabImage.PACKAGES);
    }

    @Test
    void builds_derper_with_this_machines_go_even_where_a_registry_answers() {
        registry = true;

        assertThat(plan(Origin.AUTO, "alpine:latest").own())
                .containsEntry(LabImage.DERPER, new Choice.Build(LabImage.DERPER));
    }

    @Test
    void asks_no_registry_where_everything_is_there_and_current() {
        haveOwn("key");
        have("alpine:latest", "alpine", "key");

        ImagePlan plan = plan(Origin.AUTO, "alpine:latest");

        assertThat(plan.isReady()).isTrue();
        assertThat(plan.form()).isEqualTo(MirrorForm.LOCAL);
        assertThat(probes).isZero();
    }

    @Test
    void builds_a_stand_in_again_when_its_recipe_changed() {
        haveOwn("key");
        engine.add(
                new PresentImage("old", List.of("alpine:latest"), List.of(), Map.of(ImageLabels.RECIPE, "outdated")));

        assertThat(plan(Origin.AUTO, "alpine:latest").users())
                .containsEntry("alpine:latest", new Choice.Build(LabImage.ALPINE));
    }

    @Test
    void builds_the_mirrors_content_again_when_a_stand_in_would_trust_another_key() {
        haveOwn("key of the engine");
        have("alpine:latest", "alpine", "key of the engine");
        cachedKey = Optional.of("key of the cache");

        ImagePlan plan = plan(Origin.AUTO, "alpine:latest", "debian:bookworm-slim");

        assertThat(plan.users().values()).allMatch(Choice.Build.class::isInstance);
        assertThat(plan.own()).containsEntry(LabImage.PACKAGES, new Choice.Build(LabImage.PACKAGES));
    }

    @Test
    void builds_only_the_missing_stand_in_when_the_cache_has_the_engines_key() {
        haveOwn("key");
        have("alpine:latest", "alpine", "key");
        cachedKey = Optional.of("key");

        ImagePlan plan = plan(Origin.AUTO, "alpine:latest", "debian:bookworm-slim");

        assertThat(plan.builds()).containsExactly(new Choice.Build(LabImage.DEBIAN));
    }

    @Test
    void uses_an_official_image_that_is_there_and_lets_the_mirror_be_a_proxy() {
        haveOwn("key");
        engine.add(new PresentImage("official", List.of("alpine:latest"), List.of("alpine@sha256:1"), Map.of()));

        ImagePlan plan = plan(Origin.STAND_IN, "alpine:latest");

        assertThat(plan.users().get("alpine:latest")).isInstanceOf(Choice.Use.class);
        assertThat(plan.form()).isEqualTo(MirrorForm.PROXY);
    }

    @Test
    void refuses_to_mix_official_images_with_stand_ins() {
        engine.add(new PresentImage("official", List.of("alpine:latest"), List.of("alpine@sha256:1"), Map.of()));

        assertThatThrownBy(() -> plan(Origin.AUTO, "alpine:latest", "debian:bookworm-slim"))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("alpine:latest")
                .hasMessageContaining("debian:bookworm-slim")
                .hasMessageContaining("docker rmi");
    }

    @Test
    void refuses_to_mix_an_official_service_with_stand_ins() {
        engine.add(
                new PresentImage("official", List.of("postgres:15-bookworm"), List.of("postgres@sha256:1"), Map.of()));

        assertThatThrownBy(() -> plan(Origin.AUTO, "postgres:15-bookworm", "redis:7-bookworm"))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("postgres:15-bookworm (official")
                .hasMessageContaining("redis:7-bookworm (built here");
    }

    @Test
    void says_what_to_do_about_an_image_that_cannot_be_had() {
        assertThatThrownBy(() -> plan(Origin.AUTO, "example/app:1").orThrow())
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("example/app:1")
                .hasMessageContaining("docker load");
    }

    @Test
    void leaves_the_registry_of_an_image_that_names_it_to_the_engine() {
        haveOwn("key");

        ImagePlan plan = plan(Origin.AUTO, "localhost:5000/app:1");

        assertThat(plan.users()).containsEntry("localhost:5000/app:1", new Choice.Pull());
    }

    @Test
    void pulls_nothing_where_only_stand_ins_are_wanted() {
        assertThatThrownBy(() -> plan(Origin.STAND_IN, "localhost:5000/app:1").orThrow())
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("localhost:5000/app:1");
    }

    @Test
    void uses_a_users_own_image_that_is_there() {
        haveOwn("key");
        engine.add(new PresentImage("mine", List.of("example/app:1"), List.of(), Map.of()));

        ImagePlan plan = plan(Origin.AUTO, "example/app:1");

        assertThat(plan.isReady()).isTrue();
        assertThat(plan.form()).isEqualTo(MirrorForm.LOCAL);
    }

    @Test
    void replaces_stand_ins_when_told_to_pull() {
        haveOwn("key");
        have("alpine:latest", "alpine", "key");

        ImagePlan plan = plan(Origin.PULL, "alpine:latest");

        assertThat(plan.users()).containsEntry("alpine:latest", new Choice.Pull());
        assertThat(plan.own()).containsEntry(LabImage.HEADSCALE, new Choice.Pull());
        assertThat(probes).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = LabImage.class,
            names = {"TSHARK", "CHROMIUM"})
    void builds_what_no_lab_is_made_of_where_it_is_asked_for_alone(LabImage image) {
        haveOwn("key");

        assertThat(apart(image).builds()).containsExactly(new Choice.Build(image));
        have("meshproof/" + image.recipe() + ":" + HASHES.of(image.recipe()), image.recipe(), "");
        assertThat(apart(image).isReady()).isTrue();
        assertThat(probes).isZero();
    }

    private ImagePlan apart(LabImage image) {
        return ImagePlan.apart(image, situation(Origin.AUTO));
    }

    private ImagePlan plan(Origin origin, String... users) {
        return ImagePlan.of(situation(origin), List.of(users));
    }

    private ImagePlan.Situation situation(Origin origin) {
        return new ImagePlan.Situation(engine, HASHES, cachedKey, origin, goIsHere, () -> {
            probes++;
            return registry;
        });
    }

    private void haveOwn(String key) {
        have("headscale/headscale:v0.29.2", "headscale", key);
        have("meshproof/derper:v1.102.3", "derper", key);
        have("meshproof/support:" + HASHES.of("support"), "support", key);
        have("meshproof/packages:" + HASHES.of("packages"), "packages", key);
    }

    private void have(String name, String recipe, String key) {
        engine.add(new PresentImage(
                "id of " + name,
                List.of(name),
                List.of(),
                Map.of(ImageLabels.RECIPE, HASHES.of(recipe), ImageLabels.KEY, key)));
    }
}
