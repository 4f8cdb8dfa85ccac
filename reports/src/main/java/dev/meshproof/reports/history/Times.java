package dev.meshproof.reports.history;

import static j2html.TagCreator.time;

import j2html.tags.DomContent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Moments in UTC, to the second. */
final class Times {
    private Times() {}

    static DomContent of(Instant moment) {
        return time(words(moment)).attr("datetime", moment.truncatedTo(ChronoUnit.SECONDS));
    }

    static String words(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .replace('T', ' ')
                .replace("Z", " UTC");
    }

    /** Month, day, hour and minute. */
    static String brief(Instant moment) {
        String words = words(moment);
        return words.substring(words.indexOf('-', 1) + 1, words.lastIndexOf(':'));
    }
}
