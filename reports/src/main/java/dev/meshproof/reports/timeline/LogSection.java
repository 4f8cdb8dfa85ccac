package dev.meshproof.reports.timeline;

import dev.meshproof.reports.Figures;
import dev.meshproof.reports.timeline.LogLines.Shown;
import dev.meshproof.run.RunFolder;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** What containers printed: as text that can be read without the script, which filters and searches it. */
final class LogSection {
    /** What the lines may take of the page. */
    static final int MOST_BYTES = 1_536 * 1024;

    /** More logs are in no table, and not to be chosen; their lines are shown all the same. */
    static final int MOST_LOGS = 1_000;

    private LogSection() {}

    static String of(List<LogFile> logs, Clock clock, Instant started) throws IOException {
        LogLines chosen = LogLines.of(logs, MOST_BYTES);
        StringBuilder html = new StringBuilder();
        html.append("<section id=\"logs\" aria-labelledby=\"logs-title\"><h2 id=\"logs-title\">Logs</h2>\n");
        if (logs.isEmpty()) {
            return html.append("<p>This run has no logs under ")
                    .append(RunFolder.FILES.artifacts())
                    .append(".</p></section>\n")
                    .toString();
        }
        html.append("<p>")
                .append(summary(logs, chosen, clock.zeroOr(started).toEpochMilli()))
                .append("</p>\n");
        clock.cuts()
                .forEach(cut -> html.append("<p class=\"lg-cut\">")
                        .append(Html.text(cut, 400))
                        .append("</p>\n"));
        controls(html, logs);
        html.append("<p class=\"lg-status\" id=\"lg-status\" role=\"status\"></p>\n")
                .append(
                        "<div class=\"lg-box\" id=\"lg-box\" role=\"region\" aria-label=\"Lines of the logs\" tabindex=\"0\">")
                .append("<pre id=\"lg-lines\">\n")
                .append(LogRows.of(chosen.lines(), logs))
                .append("</pre></div>\n");
        table(html, logs, chosen);
        return html.append("</section>\n").toString();
    }

    private static String summary(List<LogFile> logs, LogLines chosen, long zeroMillis) {
        Instant zero = Instant.ofEpochMilli(zeroMillis);
        long all = 0;
        for (int i = 0; i < logs.size(); i++) {
            all += chosen.shown(i).lines();
        }
        long shown = chosen.lines().size();
        long untimed =
                chosen.lines().stream().filter(l -> l.ms() == Times.UNKNOWN).count();
        String what = (shown == all ? "All " : "Showing " + Figures.number(shown) + " of ") + Html.number(all, "line")
                + " of " + Html.number(logs.size(), "container");
        String order = untimed == 0
                ? ", by the clock of the machine that ran the lab, since " + zero + "."
                : untimed == shown
                        ? ", one log after the other: this run did not keep when they were printed (no times)."
                        : ", by clock, since " + zero + "; " + Html.number(untimed, "line")
                                + " without a time stand last, one log after the other (no times).";
        String cut = shown == all
                ? ""
                : " Of a log that is too long, errors and warnings and the last lines are shown: where some are left out, the next"
                        + " line says how many, and all of them are in its file, below.";
        return what + order + cut + " Lines of more than " + LineText.MOST_CHARACTERS + " characters are cut.";
    }

    /** Hidden until the script is there. */
    private static void controls(StringBuilder html, List<LogFile> logs) {
        html.append("<form class=\"lg-form\" id=\"lg-form\" hidden>")
                .append("<label>Container <select id=\"lg-log\"><option value=\"\">all</option>");
        for (int i = 0; i < Math.min(logs.size(), MOST_LOGS); i++) {
            html.append("<option value=\"")
                    .append(i)
                    .append("\">")
                    .append(Html.escape(logs.get(i).of()))
                    .append("</option>");
        }
        html.append("</select></label>\n")
                .append("<fieldset><legend>Level</legend>")
                .append(box(Level.ERROR, "error"))
                .append(box(Level.WARNING, "warning"))
                .append(box(Level.OTHER, "other"))
                .append("</fieldset>\n")
                .append(
                        "<label>Text <input type=\"search\" id=\"lg-text\" autocomplete=\"off\" spellcheck=\"false\"></label>\n")
                .append("<button type=\"button\" id=\"lg-all\">Show all</button>")
                .append("</form>\n");
    }

    private static String box(Level level, String name) {
        return "<label><input type=\"checkbox\" value=\"" + level.word() + "\" checked> " + name + "</label> ";
    }

    private static void table(StringBuilder html, List<LogFile> logs, LogLines chosen) {
        html.append("<details class=\"lg-files\"><summary>")
                .append(Html.number(logs.size(), "file"))
                .append(
                        "</summary>\n<div class=\"lg-scroll\" role=\"region\" aria-label=\"Files of the logs\" tabindex=\"0\">")
                .append("<table><thead><tr><th scope=\"col\">container</th><th scope=\"col\">shown</th>")
                .append("<th scope=\"col\">errors</th><th scope=\"col\">warnings</th><th scope=\"col\">file</th>")
                .append("<th scope=\"col\">KiB</th></tr></thead><tbody>\n");
        for (int i = 0; i < Math.min(logs.size(), MOST_LOGS); i++) {
            row(html, logs.get(i), chosen.shown(i));
        }
        html.append("</tbody></table></div>\n");
        if (logs.size() > MOST_LOGS) {
            html.append("<p>and ")
                    .append(Figures.number(logs.size() - MOST_LOGS))
                    .append(" more.</p>\n");
        }
        html.append("</details>\n");
    }

    private static void row(StringBuilder html, LogFile log, Shown shown) {
        html.append("<tr><th scope=\"row\">")
                .append(Html.escape(log.of()))
                .append(log.times().isEmpty() && shown.lines() > 0 ? " (no times)" : "")
                .append("</th><td>")
                .append(
                        shown.shown() == shown.lines()
                                ? "all " + Figures.number(shown.lines())
                                : Figures.number(shown.shown()) + " of " + Figures.number(shown.lines()))
                .append("</td><td>")
                .append(Figures.number(shown.errors()))
                .append("</td><td>")
                .append(Figures.number(shown.warnings()))
                .append("</td><td><a href=\"")
                .append(href(log.file()))
                .append("\">")
                .append(Html.text(log.file(), 160))
                .append("</a></td><td>")
                .append(Figures.number((shown.bytes() + 1023) / 1024))
                .append("</td></tr>\n");
    }

    /** A relative path as a URL: every byte that could mean something is escaped. */
    private static String href(String file) {
        StringBuilder url = new StringBuilder();
        for (byte b : file.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (isLetter(c) || "/._-0123456789".indexOf(c) >= 0) {
                url.append(c);
            } else {
                url.append(String.format(java.util.Locale.ROOT, "%%%02X", (int) c));
            }
        }
        return url.toString();
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
