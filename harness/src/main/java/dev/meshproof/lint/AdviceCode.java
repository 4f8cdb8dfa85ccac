package dev.meshproof.lint;

import dev.meshproof.sdl.Severity;

/** What advice can say. Each is explained in docs/lint.md, with an example that triggers it and one that does not. */
public enum AdviceCode {
    AS_RANGE("as-range", Severity.WARNING, "as is beyond the last port"),
    AUTHKEY_MISSING("authkey-missing", Severity.WARNING, "tailscale has no key to join with"),
    AUTHKEY_PLACEHOLDER("authkey-placeholder", Severity.NOTE, "the auth key is a placeholder"),
    DAEMON_RACE("daemon-race", Severity.WARNING, "nothing waits until tailscaled is ready"),
    ENV_NOT_EXPANDED("env-not-expanded", Severity.WARNING, "Akash puts no variables into env"),
    ENV_QUOTES("env-quotes", Severity.WARNING, "quotes become part of a variable's value"),
    HOSTNAME_TWICE("hostname-twice", Severity.WARNING, "several nodes ask for one hostname"),
    IGNORED_KEY("ignored-key", Severity.WARNING, "the chain ignores this key silently"),
    IMAGE_TAG("image-tag", Severity.NOTE, "nobody can tell which version of the image runs"),
    INSTALL_AT_START("install-at-start", Severity.NOTE, "packages installed at start may not fit the storage"),
    KERNEL_TUN("kernel-tun", Severity.WARNING, "tailscaled asks for a TUN device, which no provider grants"),
    LOGIN_UNCHECKED("login-unchecked", Severity.WARNING, "a failed login goes unnoticed"),
    LOOPBACK_GLOBAL("loopback-global", Severity.NOTE, "a global port leads to a service on loopback"),
    MOUNT_REFUSED("mount-refused", Severity.WARNING, "Kubernetes mounts no plain ephemeral volume"),
    NEEDS_PRIVILEGE("needs-privilege", Severity.WARNING, "providers grant no capability and no device"),
    PORT_DROPPED("port-dropped", Severity.WARNING, "the provider drops the second of two equal ports"),
    PROXY_OPEN("proxy-open", Severity.WARNING, "the proxy into the tailnet is open to others"),
    SECRET_IN_FILE("secret-in-file", Severity.WARNING, "a secret is written into the file"),
    SERVICE_NAME_LONG("service-name-long", Severity.WARNING, "Kubernetes takes names of up to 63 characters"),
    SHELL_NO_SCRIPT("shell-no-script", Severity.WARNING, "a shell is given no script"),
    SHELL_ONE_WORD("shell-one-word", Severity.WARNING, "a program and its arguments are one word"),
    SHELL_SEVERAL_ARGS("shell-several-args", Severity.WARNING, "a shell runs the first argument only"),
    SIBLING_NO_NAME(
            "sibling-no-name", Severity.WARNING, "a sibling is dialled by a name or port that it does not have"),
    SIZE_DIFFERS("size-differs", Severity.NOTE, "the console takes a size that the chain refuses"),
    STATE_LOST("state-lost", Severity.NOTE, "tailscaled's state is lost with its container"),
    UNKNOWN_SERVICE("unknown-service", Severity.WARNING, "no service has this name"),
    VOLUME_UNMOUNTED("volume-unmounted", Severity.WARNING, "a volume is paid for and mounted nowhere");

    private final String code;
    private final Severity severity;
    private final String summary;

    AdviceCode(String code, Severity severity, String summary) {
        this.code = code;
        this.severity = severity;
        this.summary = summary;
    }

    /** Stable, kebab-case. */
    public String code() {
        return code;
    }

    public Severity severity() {
        return severity;
    }

    /** In a few words, for lists of rules. */
    public String summary() {
        return summary;
    }
}
