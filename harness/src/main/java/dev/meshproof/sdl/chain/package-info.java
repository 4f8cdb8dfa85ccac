/**
 * The chain's judgement of an SDL: Akash's Go parser (chain-sdk, go/sdl), rule by rule.
 *
 * <p>For: turning a document into {@link dev.meshproof.sdl.Sdl}, and every reason why the chain would refuse it. Each rule
 * names its source. Never: what Akash Console thinks of it, nor advice.
 */
@NullMarked
package dev.meshproof.sdl.chain;

import org.jspecify.annotations.NullMarked;
