/**
 * YAML documents as trees whose every character knows its place.
 *
 * <p>For: the first document of a file, with yaml.v3's syntax, guarded against depth, size and multiplying aliases. May touch:
 * nothing but the JDK. Never: what a value means to Akash.
 */
@NullMarked
package dev.meshproof.sdl.yaml;

import org.jspecify.annotations.NullMarked;
