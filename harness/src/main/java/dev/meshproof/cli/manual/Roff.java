package dev.meshproof.cli.manual;

/** Writes roff with the macros of man(7). What it is given is text: none of it becomes a request or an escape. */
final class Roff {
    private final StringBuilder page = new StringBuilder();

    /** The page's first line: its title, its section, and the version in place of a date. */
    Roff title(String name, String version) {
        return request("TH", name.toUpperCase(java.util.Locale.ROOT), "1", "", version, "meshproof");
    }

    Roff section(String heading) {
        return request("SH", heading);
    }

    /** A paragraph of its own. */
    Roff paragraph(String text) {
        return request("PP").line(escape(text));
    }

    /** What is described, hanging out, then its description. */
    Roff item(String term, String description) {
        return request("TP").line(term).line(escape(description));
    }

    /** Lines as they are, in the type of a terminal. */
    Roff example(Iterable<String> lines) {
        request("PP").request("EX");
        lines.forEach(text -> line(escape(text)));
        return request("EE");
    }

    /** A line that is roff already, as {@link #bold} and {@link #italic} make it. */
    Roff line(String roff) {
        page.append(guard(roff)).append('\n');
        return this;
    }

    private Roff request(String name, String... arguments) {
        page.append('.').append(name);
        for (String argument : arguments) {
            page.append(" \"").append(escape(argument).replace("\"", "\\(dq")).append('"');
        }
        page.append('\n');
        return this;
    }

    static String bold(String text) {
        return "\\fB" + escape(text) + "\\fR";
    }

    static String italic(String text) {
        return "\\fI" + escape(text) + "\\fR";
    }

    /**
     * Text as roff. A hyphen is the one that can be copied into a shell, and so are quotes, tilde and circumflex; what is not
     * ASCII stands as its code point, for readers that do not ask how a page is encoded.
     */
    static String escape(String text) {
        StringBuilder roff = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> roff.append("\\(rs");
                case '-' -> roff.append("\\-");
                case '\'' -> roff.append("\\(aq");
                case '`' -> roff.append("\\(ga");
                case '~' -> roff.append("\\(ti");
                case '^' -> roff.append("\\(ha");
                case '\n' -> roff.append(' ');
                default -> {
                    if (c < 0x7f) {
                        roff.appendCodePoint(c);
                    } else {
                        roff.append("\\[u%04X]".formatted(c));
                    }
                }
            }
        });
        return guard(roff.toString());
    }

    /** A dot or a quote that begins a line begins a request. */
    private static String guard(String roff) {
        return roff.startsWith(".") || roff.startsWith("'") ? "\\&" + roff : roff;
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
