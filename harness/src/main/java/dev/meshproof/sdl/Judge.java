package dev.meshproof.sdl;

/** Who says so. Akash has two judges, which disagree on about a third of odd documents. */
public enum Judge {
    /** The Go parser (chain-sdk, go/sdl), which the CLI and the chain ask: the authority. */
    CHAIN,
    /** The TypeScript {@code validateSDL} (chain-sdk, ts), which Akash Console asks before it sends anything. */
    CONSOLE,
    /** Both of them, for the same reason at the same place. */
    BOTH,
    /** meshproof: what neither refuses and what goes wrong at the provider, or in the lab. */
    ADVICE
}
