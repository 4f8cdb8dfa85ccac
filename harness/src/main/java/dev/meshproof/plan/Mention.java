package dev.meshproof.plan;

import dev.meshproof.sdl.Position;
import dev.meshproof.sdl.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address or a number that may be a port, where it stands in a service's env, command or args. Says nothing of what it is
 * meant for.
 *
 * @param text as written, without brackets; {@code hostname -i} stands for the container's own address
 */
public record Mention(String text, Position at) {
    private static final Pattern WORTH = Pattern.compile("(?<![\\w.:-])"
            + "(?:\\d{1,3}(?:\\.\\d{1,3}){3}|localhost|hostname -[iI]|::1?(?![\\w:.])|(?<=[\\s=:])\\d{2,5})"
            + "(?![\\w.])");

    /** Behind a colon a number is a port; an address of IPv6 has its own colons. */
    private static final Pattern PORT = Pattern.compile("(?<=[\\w\\]]:)\\d{2,5}(?![\\w.:])");

    static List<Mention> in(List<Text> texts) {
        List<Mention> found = new ArrayList<>();
        for (Text text : texts) {
            for (Pattern pattern : List.of(WORTH, PORT)) {
                Matcher matcher = pattern.matcher(text.value());
                while (matcher.find()) {
                    found.add(new Mention(matcher.group(), text.at(matcher.start())));
                }
            }
        }
        return List.copyOf(found);
    }
}
