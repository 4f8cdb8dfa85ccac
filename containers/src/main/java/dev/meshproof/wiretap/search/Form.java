package dev.meshproof.wiretap.search;

import java.util.Locale;

/** How a canary may stand on the wire. */
public enum Form {
    RAW,
    /** Its bytes from last to first. */
    REVERSED,
    HEX,
    HEX_UPPER,
    /** As base64 has it where a multiple of three bytes stands before it (RFC 4648, section 4). */
    BASE64,
    /** The same behind one byte more; what depends on its neighbours is left out. */
    BASE64_AFTER_1,
    /** The same behind two bytes more. */
    BASE64_AFTER_2,
    /** With the alphabet that is safe in URLs (RFC 4648, section 5), where that makes a difference. */
    BASE64_URL,
    BASE64_URL_AFTER_1,
    BASE64_URL_AFTER_2,
    /** Every byte as %2A (RFC 3986, section 2.1). */
    PERCENT,
    /** Every byte as %2a. */
    PERCENT_LOWER,
    /** Only bytes that may not stand for themselves, as %2A. */
    PERCENT_RESERVED;

    /** As results have it: {@code base64-after-1}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
