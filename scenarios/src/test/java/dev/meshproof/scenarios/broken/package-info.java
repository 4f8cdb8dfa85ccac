/**
 * Good SDLs changed in one way each. Every change must turn the claims that it breaks and no other, and the diagnosis must
 * name it. What is changed and what is expected is data: one file each under the test resources' {@code mutants}.
 */
@NullMarked
package dev.meshproof.scenarios.broken;

import org.jspecify.annotations.NullMarked;
