/**
 * The relay's view: what comes of all that a relay could read, counted, checked and searched; the same whether it is read
 * live or from stored captures.
 *
 * <p>Opens no file but the captures that it is given, and decides no verdict: it says what was seen.
 */
@NullMarked
package dev.meshproof.wiretap.view;

import org.jspecify.annotations.NullMarked;
