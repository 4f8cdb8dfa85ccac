package dev.meshproof.cli.github;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What GitHub's runner would do with a step's output: {@code ::name properties::data} at the beginning of a line, white space
 * before it or not; {@code ##[name properties]data} anywhere in one (actions/runner, ActionCommand and ActionCommandManager).
 */
public final class Runner {
    private static final Pattern LINE = Pattern.compile("^\\s*::([^ :]+)(?: (.*?))?::(.*)$");
    private static final Pattern OLD = Pattern.compile("##\\[([^ \\]]+)(?: ([^\\]]*))?\\](.*)$");

    private Runner() {}

    /** The commands that act, as {@code name properties|data}, their data unescaped. */
    public static List<String> acts(String output) {
        List<String> acted = new ArrayList<>();
        String resume = "";
        for (String line : output.split("\n|\r", -1)) {
            Matcher command = LINE.matcher(line);
            if (!command.find()) {
                command = OLD.matcher(line);
                if (!command.find()) {
                    continue;
                }
            }
            String name = command.group(1).toLowerCase(Locale.ROOT);
            if (!resume.isEmpty()) {
                resume = name.equals(resume) ? "" : resume;
            } else if (name.equals("stop-commands")) {
                resume = command.group(3);
            } else {
                acted.add(name + " " + (command.group(2) == null ? "" : command.group(2)) + "|"
                        + unescaped(command.group(3)));
            }
        }
        return acted;
    }

    private static String unescaped(String data) {
        return data.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%");
    }
}
