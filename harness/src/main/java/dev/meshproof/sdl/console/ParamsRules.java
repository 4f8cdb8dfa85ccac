package dev.meshproof.sdl.console;

/** {@code services.NAME.params} (sdl-input.schema.yaml). */
final class ParamsRules {
    private static final Rule MOUNT = Texts.matching(
            "mount-relative",
            path -> path.startsWith("/"),
            "Akash Console takes a path from the root",
            "write a path that begins with /");

    private static final Rule VOLUME =
            Fields.of("a mount").optional("mount", MOUNT).optional("readOnly", Scalars.bool());

    private static final Rule PERMISSIONS = Fields.of("permissions")
            .optional("read", Lists.of(Texts.oneOf("permission", "deployment", "logs", "events")));

    static final Rule PARAMS = Fields.of("params")
            .optional("storage", Maps.of(VOLUME))
            .optional("permissions", PERMISSIONS)
            .optional("tee", Texts.oneOf("tee-kind", "cpu", "cpu-gpu"));

    private ParamsRules() {}
}
