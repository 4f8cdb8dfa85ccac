package dev.meshproof.wiretap.derp;

import java.util.List;

/** The head of a response. */
final class ResponseHead {
    private ResponseHead() {}

    static int status(List<String> lines) throws Malformed {
        String line = lines.get(0);
        boolean good = line.matches("HTTP/1\\.[01] [1-9][0-9]{2}( .*)?");
        if (!good) {
            throw new Malformed("no HTTP/1.x response: " + HttpHead.shown(line));
        }
        return Integer.parseInt(line.substring(9, 12));
    }
}
