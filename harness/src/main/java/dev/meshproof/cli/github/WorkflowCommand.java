package dev.meshproof.cli.github;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One command, on one line, whatever its texts hold (actions/toolkit, command.ts; actions/runner, ActionCommand.cs).
 *
 * @param properties in this order; those that are empty are left out
 */
public record WorkflowCommand(String name, Map<String, String> properties, String message) {
    /** An annotation: {@code error}, {@code warning} or {@code notice}. */
    public static WorkflowCommand annotation(String name, Map<String, String> place, String title, String message) {
        Map<String, String> properties = new LinkedHashMap<>(place);
        properties.put("title", title);
        return new WorkflowCommand(name, properties, message);
    }

    @Override
    public String toString() {
        String all = properties.entrySet().stream()
                .filter(p -> !p.getValue().isEmpty())
                .map(p -> p.getKey() + "=" + property(p.getValue()))
                .collect(Collectors.joining(","));
        return "::" + name + (all.isEmpty() ? "" : " " + all) + "::" + data(message);
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
