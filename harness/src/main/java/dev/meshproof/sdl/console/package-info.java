/**
 * Akash Console's judgement of an SDL: what the TypeScript {@code validateSDL} says (chain-sdk at 55f1c683, ts/src/sdl), which the
 * console asks before it sends anything.
 *
 * <p>For: the console's verdict, with a place and a way out for everything that it refuses: first what its JSON schema says (chain-sdk,
 * go/sdl/sdl-input.schema.yaml, checked by AJV), one file to a topic, then how the parts refer to each other (validateSDL.ts).
 * May touch: the text, by way of {@code jsyaml}. Never: what the chain says, which has its own judge.
 */
@NullMarked
package dev.meshproof.sdl.console;

import org.jspecify.annotations.NullMarked;
