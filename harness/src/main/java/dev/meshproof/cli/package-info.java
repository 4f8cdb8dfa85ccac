/**
 * The command line: picocli commands, progress for people, exit codes, and the doctor that says whether this machine can
 * run a lab.
 *
 * <p>May use every other package of the harness, and reads this machine (processes, tools, free space) for the doctor. It
 * never decides a verdict, never talks to Docker itself (that is for {@code lab} and {@code containers}), and prints
 * nothing but a command's result on standard output.
 */
@NullMarked
package dev.meshproof.cli;

import org.jspecify.annotations.NullMarked;
