/**
 * The images a lab runs on: official ones where a registry answers, and where none does, stand-ins under the same names
 * that are built from package registries alone by the recipes under {@code meshproof/images} on the class path.
 *
 * <p>May use docker-java and, to build, programs of this machine. Never starts a container, and never removes or
 * overwrites an image that it did not build.
 */
@NullMarked
package dev.meshproof.containers.image;

import org.jspecify.annotations.NullMarked;
