/**
 * Good things broken on purpose. Mutants are good SDLs changed in one way each: every change must turn the claims that it
 * breaks and no other. Sabotages break the harness itself: what it can no longer see it must not prove. Both are data, in
 * files under the test resources.
 */
@NullMarked
package dev.meshproof.scenarios.broken;

import org.jspecify.annotations.NullMarked;
