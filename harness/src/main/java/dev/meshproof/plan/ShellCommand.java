package dev.meshproof.plan;

import java.util.List;

/**
 * One simple command of a script.
 *
 * @param words assignments first, redirections taken out
 * @param documents the here-documents that it reads
 * @param conditional whether it may be left out, run later or run in a subshell: in if, case, a loop, a function,
 *     parentheses, or behind {@code &&} or {@code ||}
 * @param looped whether it stands in a loop, or is one's condition
 */
record ShellCommand(
        List<ShellWord> words,
        List<String> documents,
        boolean conditional,
        boolean looped,
        boolean background,
        ShellCircumstances.OnFailure onFailure) {
    ShellCommand {
        words = List.copyOf(words);
    }

    ShellCommand inBackground() {
        return new ShellCommand(words, documents, conditional, looped, true, onFailure);
    }

    ShellCommand on(ShellCircumstances.OnFailure failure) {
        return new ShellCommand(words, documents, conditional, looped, background, failure);
    }
}
