/**
 * Captures as pcapng (draft-ietf-opsawg-pcapng): what the relay could read, kept so that Wireshark and tshark open it as
 * WireGuard over UDP, with the node keys in the descriptions of its interfaces; and read again, as fast as a disk gives it.
 *
 * <p>It opens files in folders that it is given, and nothing else.
 */
@NullMarked
package dev.meshproof.wiretap.capture;

import org.jspecify.annotations.NullMarked;
