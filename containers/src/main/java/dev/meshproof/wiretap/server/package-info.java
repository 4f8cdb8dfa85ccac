/**
 * The wiretap as a program: stands before one relay, keeps what that could read, counts it, does to it what it is asked to, and
 * says all of it over HTTP. Who may reach that must be settled by where it listens: it asks nobody who they are.
 */
@NullMarked
package dev.meshproof.wiretap.server;

import org.jspecify.annotations.NullMarked;
