package dev.meshproof.sdl.console;

/** {@code deployment} (sdl-input.schema.yaml). */
final class DeploymentRules {
    private static final Rule RUN = Fields.of("a placement of a service")
            .required("profile", Texts.any("name one of profiles.compute"), "name one of profiles.compute")
            .required("count", Scalars.whole("count", 1, Scalars.NO_LIMIT), "write count: 1");

    static final Rule DEPLOYMENT = Maps.of(Maps.of(RUN));

    private DeploymentRules() {}
}
