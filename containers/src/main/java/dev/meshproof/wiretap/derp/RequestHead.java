package dev.meshproof.wiretap.derp;

import java.util.List;

/**
 * The head of a request (derp/derpserver/handler.go for what asks for DERP).
 *
 * @param upgrades whether it asks to go on with something else than HTTP
 */
record RequestHead(StreamEvent.Request request, boolean upgrades) {
    private static final int LONGEST_METHOD = 16;

    static RequestHead of(long at, List<String> lines) throws Malformed {
        String[] parts = lines.get(0).split(" ", -1);
        if (parts.length != 3 || !isMethod(parts[0]) || parts[1].isEmpty() || !parts[2].startsWith("HTTP/1.")) {
            throw new Malformed("no HTTP/1.x request: " + HttpHead.shown(lines.get(0)));
        }
        String upgrade = HttpHead.value(lines, "Upgrade");
        boolean derp = "DERP".equalsIgnoreCase(upgrade)
                && (parts[1].equals("/derp") || parts[1].startsWith("/derp?"))
                && parts[0].equals("GET");
        boolean fastStart = "1".equals(HttpHead.value(lines, "Derp-Fast-Start"));
        return new RequestHead(
                new StreamEvent.Request(at, parts[0], parts[1], derp, derp && fastStart), upgrade != null);
    }

    private static boolean isMethod(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_METHOD
                && text.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    }
}
