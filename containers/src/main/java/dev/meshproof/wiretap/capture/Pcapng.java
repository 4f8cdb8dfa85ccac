package dev.meshproof.wiretap.capture;

/** Numbers of the format (draft-ietf-opsawg-pcapng, sections 3.5, 4.1 to 4.4). */
final class Pcapng {
    static final int SECTION = 0x0a0d0d0a;
    static final int BYTE_ORDER = 0x1a2b3c4d;
    static final int INTERFACE = 1;
    static final int SIMPLE_PACKET = 3;
    static final int ENHANCED_PACKET = 6;

    static final int END_OF_OPTIONS = 0;
    static final int COMMENT = 1;
    static final int SECTION_APPLICATION = 4;
    static final int INTERFACE_NAME = 2;
    static final int INTERFACE_DESCRIPTION = 3;
    static final int INTERFACE_RESOLUTION = 9;
    static final int INTERFACE_OFFSET = 14;

    /** Block type, its length, and its length again at its end. */
    static final int BLOCK = 12;
    /** Of an enhanced packet block, what comes before the packet. */
    static final int ENHANCED_HEADER = 28;

    /** LINKTYPE_RAW: each packet begins with its IP header. */
    static final int RAW_IP = 101;
    /** LINKTYPE_IPV4. */
    static final int RAW_IPV4 = 228;

    private Pcapng() {}

    static int padded(int length) {
        return (length + 3) & ~3;
    }
}
