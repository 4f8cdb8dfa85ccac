package dev.meshproof.sdl.console;

/** {@code services} (sdl-input.schema.yaml). The console has no rule for a service's name. */
final class ServiceRules {
    private static final Rule WORDS = Lists.of(Texts.any("write a string, in quotes where it holds \": \""))
            .orNothing();

    private static final Rule ENV = Lists.of(Texts.any("write NAME=value")).orNothing();

    private static final Rule DEPENDENCY =
            Fields.of("a dependency").optional("service", Texts.any("write the name of a service"));

    static final Rule SERVICES = Maps.of(Fields.of("a service")
            .required(
                    "image",
                    "image-missing",
                    Texts.ofLength("image-missing", 1, "an image, such as nginx:1.27"),
                    "write image: and the image to run")
            .optional("command", WORDS)
            .optional("args", WORDS)
            .optional("env", ENV)
            .optional("expose", ExposeRules.EXPOSE)
            .optional("dependencies", Lists.of(DEPENDENCY))
            .optional("credentials", CredentialsRules.CREDENTIALS)
            .optional("params", ParamsRules.PARAMS));

    private ServiceRules() {}
}
