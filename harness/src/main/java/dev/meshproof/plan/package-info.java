/**
 * What a lab will run, as one immutable {@link dev.meshproof.plan.LabPlan}, worked out from SDL files and a lab file
 * as an Akash provider would, and what is known of each service's tailnet.
 *
 * <p>For: placing leases on providers, replicas with their entrypoint, environment, limits and ports, intents, and reading
 * hostname, SOCKS5 address, key and login server from env, args and script. May touch: {@code dev.meshproof.sdl} and the
 * files it reads. Never: Docker, the network, the clock; and it never guesses: what was not read is
 * {@link dev.meshproof.plan.Fact.Unknown} with why.
 */
@NullMarked
package dev.meshproof.plan;

import org.jspecify.annotations.NullMarked;
