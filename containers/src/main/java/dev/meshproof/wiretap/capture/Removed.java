package dev.meshproof.wiretap.capture;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a bounded capture has dropped from its beginning.
 *
 * @param bytes of files
 */
public record Removed(long files, long packets, long bytes) {
    public static final Removed NOTHING = new Removed(0, 0, 0);

    private static final Pattern FORM =
            Pattern.compile("removed-files=([0-9]{1,18}) removed-packets=([0-9]{1,18}) removed-bytes=([0-9]{1,18})");

    Removed plus(long morePackets, long moreBytes) {
        return new Removed(files + 1, packets + morePackets, bytes + moreBytes);
    }

    /** As the comment of a section has it. */
    String comment() {
        return "removed-files=" + files + " removed-packets=" + packets + " removed-bytes=" + bytes;
    }

    /** {@link #NOTHING} where the comment says nothing of it. */
    static Removed read(String comment) {
        Matcher form = FORM.matcher(comment);
        return form.find()
                ? new Removed(
                        Long.parseLong(form.group(1)), Long.parseLong(form.group(2)), Long.parseLong(form.group(3)))
                : NOTHING;
    }
}
