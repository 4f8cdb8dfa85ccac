/**
 * A client of a relay, as much of one as it takes to be refused, or to send what a relay should not get.
 *
 * <p>Speaks over connections that it is given, and opens none.
 */
@NullMarked
package dev.meshproof.probe.derp;

import org.jspecify.annotations.NullMarked;
