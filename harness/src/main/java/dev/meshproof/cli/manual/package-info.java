/**
 * What helps to find the way in the command line: manual pages, the completion of shells, and what was probably meant.
 *
 * <p>Made from picocli's model of the commands alone, so that it says what they do and nothing else; the same bytes each time.
 */
@NullMarked
package dev.meshproof.cli.manual;

import org.jspecify.annotations.NullMarked;
