/**
 * The lab file: what is to be known of a lab and stands in no SDL.
 *
 * <p>For: reading it to records with positions, and telling every mistake at once. May touch: {@code dev.meshproof.sdl}. Never:
 * the SDLs that it speaks of; whether what it names is there, and whether a lab can do it, is for
 * {@code dev.meshproof.plan} to say.
 */
@NullMarked
package dev.meshproof.plan.labfile;

import org.jspecify.annotations.NullMarked;
