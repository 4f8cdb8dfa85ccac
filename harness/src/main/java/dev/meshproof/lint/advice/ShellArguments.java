package dev.meshproof.lint.advice;

import dev.meshproof.lint.Advice;
import dev.meshproof.lint.AdviceCode;
import dev.meshproof.lint.Document;
import dev.meshproof.lint.Findings;
import dev.meshproof.lint.Span;
import dev.meshproof.lint.WrittenService;
import dev.meshproof.sdl.Text;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Command and args are the program and its arguments, word by word (as Kubernetes' command and args); no shell splits them. */
public final class ShellArguments implements Advice {
    private static final Set<String> SHELLS = Set.of("sh", "bash", "ash", "dash", "zsh", "ksh");
    private static final Pattern RUNS_STRING = Pattern.compile("-[A-Za-z]*c[A-Za-z]*");
    private static final Pattern POSITIONAL = Pattern.compile("\\$(?:[0-9@*]|\\{[0-9@*])");

    @Override
    public void look(Document document, Findings findings) {
        for (WrittenService service : document.services()) {
            List<Text> command = service.branch().texts("command");
            if (!command.isEmpty() && command.get(0).value().strip().matches("(?s)\\S+\\s+\\S.*")) {
                oneWord(command.get(0), findings);
            } else {
                shell(service.commandLine(), findings);
            }
        }
    }

    private static void oneWord(Text program, Findings findings) {
        String[] words = program.value().strip().split("\\s+", 3);
        findings.add(
                AdviceCode.SHELL_ONE_WORD,
                Span.of(program),
                "no program is called \"%s\": what stands in one item is one word"
                        .formatted(words[0] + " " + words[1] + (words.length > 2 ? " …" : "")),
                words.length == 2
                        ? "write two items: \"%s\" and \"%s\"".formatted(words[0], words[1])
                        : "write an item for each word, or sh, -c and the whole line as three items");
    }

    private static void shell(List<Text> line, Findings findings) {
        if (line.isEmpty() || !SHELLS.contains(line.get(0).value().replaceFirst(".*/", ""))) {
            return;
        }
        int option = 1;
        while (option < line.size()
                && !RUNS_STRING.matcher(line.get(option).value()).matches()) {
            if (!line.get(option).value().startsWith("-")) {
                return;
            }
            option++;
        }
        int script = option + 1;
        while (script < line.size() && line.get(script).value().matches("-[A-Za-z]+")) {
            script++;
        }
        if (option < line.size() && script >= line.size()) {
            Text last = line.get(option);
            findings.add(
                    AdviceCode.SHELL_NO_SCRIPT,
                    Span.of(last),
                    "the shell is told to run a string and given none, so that it ends at once",
                    "write the script as the next item, in command or in args");
        } else if (script + 1 < line.size()
                && line.subList(script + 1, line.size()).stream()
                        .anyMatch(text -> !text.value().isBlank())
                && !POSITIONAL.matcher(line.get(script).value()).find()) {
            Text second = line.get(script + 1);
            findings.add(
                    AdviceCode.SHELL_SEVERAL_ARGS,
                    Span.of(second),
                    "the shell runs the first item behind -c only; this one and those behind it become $0, $1, …, which the script never reads",
                    "join them to one item: args: [\"first && second\"], or a block that begins with |");
        }
    }
}
