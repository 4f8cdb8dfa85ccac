package dev.meshproof.sdl.console;

/** The whole of an SDL (sdl-input.schema.yaml, the root). */
final class SdlRules {
    private static final Rule VERSION = Texts.matching(
            "version-unsupported",
            version -> version.equals("2.0") || version.equals("2.1"),
            "Akash Console takes \"2.0\" and \"2.1\"",
            "write \"2.0\" or \"2.1\", in quotes");

    static final Rule SDL = Fields.of("an SDL", "section-unknown")
            .required("version", "version-missing", VERSION, "write version: \"2.0\"")
            .optional("include", Lists.of(Texts.any("write a file's name")))
            .required("services", ServiceRules.SERVICES, "write services: and what each is made of")
            .required("profiles", profiles(), "write profiles: with compute: and placement: below it")
            .required("deployment", DeploymentRules.DEPLOYMENT, "write deployment: and what runs where")
            .optional("endpoints", EndpointRules.ENDPOINTS)
            .optional("reclamation", ReclamationRules.RECLAMATION);

    private SdlRules() {}

    private static Rule profiles() {
        return Fields.of("profiles")
                .required("compute", ComputeRules.COMPUTE, "write compute: and what each profile gets")
                .required("placement", PlacementRules.PLACEMENT, "write placement: and what each provider may ask");
    }
}
