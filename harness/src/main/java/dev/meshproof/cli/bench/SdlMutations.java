package dev.meshproof.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An endless row of documents, each a valid SDL bent in one to three places: values, keys, structure, quoting, YAML's syntax,
 * bytes. The same seed gives the same row. Not thread-safe.
 */
public final class SdlMutations {
    private static final Pattern ENTRY =
            Pattern.compile("^( *(?:- )*)([^\\s:#\\[{&*\"'][^:\\n]*|\"[^\"]*\"):(?: (.*))?$");
    private static final Pattern FLOW_ENTRY = Pattern.compile("([A-Za-z_]+): ([^,{}\\[\\]]+)");

    private final SdlValues values = new SdlValues();
    private final Random random;
    private final List<String> bases;

    /** Of the bases that come with it. */
    public SdlMutations(long seed) {
        this(seed, SdlSeeds.ALL);
    }

    /** @param bases documents to bend */
    public SdlMutations(long seed, List<String> bases) {
        this.random = new Random(seed);
        this.bases = List.copyOf(bases);
    }

    /** The valid documents that come with it. */
    public static List<String> seeds() {
        return SdlSeeds.ALL;
    }

    /** The next document. */
    public String next() {
        String document = pick(bases);
        for (int i = random.nextInt(3) > 0 ? 1 : 1 + random.nextInt(3); i > 0; i--) {
            document = bend(document);
        }
        return document;
    }

    private String bend(String document) {
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> value(document);
            case 4 -> flowValue(document);
            case 5 -> key(document);
            case 6 -> quoting(document);
            case 7, 8 -> structure(document);
            case 9 -> block(document);
            case 10 -> insertion(document);
            default -> bytes(document);
        };
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private interface Line {
        String bend(Matcher entry);
    }

    /** One line of the form {@code key: value}. */
    private String line(String document, Line bend) {
        List<String> lines = new ArrayList<>(List.of(document.split("\n", -1)));
        for (int tries = 0; tries < 20; tries++) {
            int at = random.nextInt(lines.size());
            Matcher entry = ENTRY.matcher(lines.get(at));
            if (entry.matches()) {
                lines.set(at, bend.bend(entry));
                break;
            }
        }
        return String.join("\n", lines);
    }

    private String value(String document) {
        return line(document, entry -> entry.group(1) + entry.group(2) + ": " + valueFor(entry.group(2)));
    }

    private String valueFor(String key) {
        List<String> own = values.of(key.replace("\"", ""));
        return random.nextInt(4) == 0 ? pick(values.list("ANY")) : pick(own);
    }

    private String flowValue(String document) {
        Matcher matcher = FLOW_ENTRY.matcher(document);
        List<int[]> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(new int[] {matcher.start(), matcher.start(2), matcher.end()});
        }
        if (found.isEmpty()) {
            return document;
        }
        int[] at = pick(found);
        String key = document.substring(at[0], document.indexOf(':', at[0]));
        return document.substring(0, at[1]) + valueFor(key) + document.substring(at[2]);
    }

    private String key(String document) {
        return line(document, entry -> {
            String key = entry.group(2);
            String bent = switch (random.nextInt(6)) {
                case 0 -> pick(values.list("KEYS"));
                case 1 -> key + "s";
                case 2 -> "\"" + key.replace("\"", "") + "\"";
                case 3 -> key.substring(0, key.length() - 1);
                case 4 -> pick(values.list("ANY"));
                default -> pick(values.fields());
            };
            return entry.group(1) + bent + ":" + (entry.group(3) == null ? "" : " " + entry.group(3));
        });
    }

    private String quoting(String document) {
        return line(document, entry -> {
            String value = entry.group(3) == null ? "" : entry.group(3);
            String bent = pick(values.list("QUOTINGS")).replace("%", value);
            return entry.group(1) + entry.group(2) + ": " + bent;
        });
    }

    private String structure(String document) {
        List<String> lines = new ArrayList<>(List.of(document.split("\n", -1)));
        int at = random.nextInt(lines.size());
        int other = random.nextInt(lines.size());
        String line = lines.get(at);
        switch (random.nextInt(8)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, line);
            case 2 -> lines.add(other, line);
            case 3 -> lines.set(at, "  " + line);
            case 4 -> lines.set(at, line.startsWith("  ") ? line.substring(2) : " " + line);
            case 5 -> lines.set(at, line.replaceFirst("^( *)", "$1- "));
            case 6 -> lines.set(at, line.replaceFirst("- ", ""));
            default -> lines.add(at, line.replaceFirst("[^ ].*", "") + pick(values.list("LINES")));
        }
        return String.join("\n", lines);
    }

    /** A whole block goes, is repeated, or is replaced. */
    private String block(String document) {
        List<String> lines = new ArrayList<>(List.of(document.split("\n", -1)));
        int from = random.nextInt(lines.size());
        int depth = depth(lines.get(from));
        int to = from + 1;
        while (to < lines.size() && depth(lines.get(to)) > depth) {
            to++;
        }
        List<String> block = new ArrayList<>(lines.subList(from, to));
        switch (random.nextInt(4)) {
            case 0 -> lines.subList(from, to).clear();
            case 1 -> lines.addAll(to, block);
            case 2 -> lines.addAll(random.nextInt(lines.size()), block);
            default -> {
                lines.subList(from, to).clear();
                String head = block.get(0);
                int colon = head.indexOf(':');
                lines.add(from, (colon < 0 ? head : head.substring(0, colon)) + ": " + pick(values.list("ANY")));
            }
        }
        return String.join("\n", lines);
    }

    private static int depth(String line) {
        return line.isBlank()
                ? Integer.MAX_VALUE
                : line.length() - line.stripLeading().length();
    }

    private String insertion(String document) {
        int at = random.nextInt(document.length() + 1);
        return document.substring(0, at) + pick(values.list("SYNTAX")) + document.substring(at);
    }

    private String bytes(String document) {
        int at = random.nextInt(Math.max(1, document.length()));
        int to = Math.min(document.length(), at + 1 + random.nextInt(3));
        if (at >= to) {
            return document;
        }
        return switch (random.nextInt(3)) {
            case 0 -> document.substring(0, at) + document.substring(to);
            case 1 -> document.substring(0, at) + document.substring(at, to).repeat(2) + document.substring(to);
            default -> document.substring(0, at) + (char) (' ' + random.nextInt(95)) + document.substring(to);
        };
    }
}
