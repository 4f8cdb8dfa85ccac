/**
 * Questions and from where they are put, answers, and the ways by which a vantage's network is reached: TCP probes, a
 * SOCKS5 client, port forwards.
 *
 * <p>It may use the probe agent's connections ({@link dev.meshproof.containers.agent}) and listen on this machine's
 * loopback. It never touches the container engine, and never judges an answer.
 */
@NullMarked
package dev.meshproof.probe;

import org.jspecify.annotations.NullMarked;
