package dev.meshproof.plan;

/** What a service is meant to be. Default: runs tailscaled: private; else global: public; else siblings. */
public enum Intent {
    PRIVATE,
    PUBLIC,
    SIBLINGS,
    NO_TAILNET
}
