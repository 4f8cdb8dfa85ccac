package dev.meshproof.sdl.console;

/** {@code services.NAME.credentials} (sdl-input.schema.yaml). */
final class CredentialsRules {
    static final Rule CREDENTIALS = Fields.of("credentials")
            .required(
                    "host",
                    "credentials",
                    text(1, "the registry's host, such as ghcr.io"),
                    "write host: and the registry's host")
            .required("username", "credentials", text(1, "a user name"), "write username: and a name")
            .required(
                    "password",
                    "credentials",
                    text(6, "a password of 6 characters or more"),
                    "write password: and a password")
            .optional("email", text(5, "an address of 5 characters or more, or leave it away"));

    private CredentialsRules() {}

    private static Rule text(int least, String example) {
        return Texts.ofLength("credentials", least, example);
    }
}
