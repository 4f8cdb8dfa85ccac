package dev.meshproof.wire;

import java.time.Duration;

/**
 * What an agent says of itself, so that an observation can show where it was made.
 *
 * @param networkNamespace inode of the network namespace
 * @param pidNamespace inode of the process namespace
 * @param pid the agent's own, in that namespace
 * @param bootId of the kernel it runs on (/proc/sys/kernel/random/boot_id)
 * @param uptime of that kernel
 */
public record Identity(
        long networkNamespace, long pidNamespace, long pid, String hostname, String bootId, Duration uptime) {}
