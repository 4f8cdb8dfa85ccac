package dev.meshproof.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lines of a log, in words for people. */
final class Lines {
    private static final int LONGEST = 160;

    private static final Pattern SAYS_SOMETHING = Pattern.compile("\\S");

    private static final Pattern TIME = Pattern.compile("^\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d ");

    private Lines() {}

    /** The last line with a match. */
    static Optional<String> last(List<String> lines, Pattern pattern) {
        Optional<String> found = Optional.empty();
        for (String line : lines) {
            if (pattern.matcher(line).find()) {
                found = Optional.of(plain(line));
            }
        }
        return found;
    }

    /** The last that says something: one of tailscaled's own, which begin with a time, only where there is no other. */
    static Optional<String> last(List<String> lines) {
        return ofOthers(lines).or(() -> last(lines, SAYS_SOMETHING));
    }

    /** The last that says something and is none of tailscaled's. */
    static Optional<String> ofOthers(List<String> lines) {
        return last(lines.stream().filter(line -> !TIME.matcher(line).find()).toList(), SAYS_SOMETHING);
    }

    /** Without the time before it, and not all of a long one. */
    private static String plain(String line) {
        String text = TIME.matcher(line.strip()).replaceFirst("");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
