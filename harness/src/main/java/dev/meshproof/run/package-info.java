/**
 * What a run came to: the result model, its JSON (the contract, see run.schema.json), its folder, the clock of its logs, and
 * the listeners that write reports from it.
 *
 * <p>May use the plan, the evidence and the claims, and write the run's folder. Pure otherwise: no Docker, no network, no
 * clock, so that a stored run can be judged and rendered again anywhere.
 */
@NullMarked
package dev.meshproof.run;

import org.jspecify.annotations.NullMarked;
