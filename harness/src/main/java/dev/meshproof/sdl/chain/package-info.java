/**
 * The chain's judgement of an SDL: Akash's Go parser (chain-sdk 55f1c683, go/sdl and what it calls), rule by rule.
 *
 * <p>For: turning a document into {@link dev.meshproof.sdl.Sdl}, and every reason why the chain would refuse it. Each rule
 * names its source. Never: what Akash Console thinks of it, nor advice.
 *
 * <p>How it is built: decoders read as yaml.v3 does and report what Go refuses at once; what Go refuses only of what is
 * deployed they keep aside, until the rules find that a deployment uses it. Where Go panics, the document is refused with a
 * message of ours.
 *
 * <p>Known to differ from Go, all towards refusing: files in UTF-16, or with bytes behind the first document that are no
 * UTF-8; more than 1 MiB, 500 levels, or 600,000 values once aliases are followed; an alias inside what it names, where Go
 * never looks at the value. Towards accepting: Go gives up on documents of which more than 99 % comes out of aliases.
 */
@NullMarked
package dev.meshproof.sdl.chain;

import org.jspecify.annotations.NullMarked;
