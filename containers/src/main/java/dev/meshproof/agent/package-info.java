/**
 * The probe agent: the program that answers questions and carries byte streams from inside a container, over its standard
 * input and output.
 *
 * <p>It may open sockets and read /proc and /sys of its own container, and it uses the JDK and
 * {@link dev.meshproof.wire} only. It holds no opinion on what it sees, runs no other program than tcpdump, changes nothing
 * but the listeners that it is asked for, writes nothing but frames to standard output, and ends with its standard input.
 */
@NullMarked
package dev.meshproof.agent;

import org.jspecify.annotations.NullMarked;
