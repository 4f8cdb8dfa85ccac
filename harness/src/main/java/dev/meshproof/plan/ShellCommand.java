package dev.meshproof.plan;

import java.util.List;

/**
 * One simple command of a script.
 *
 * @param words assignments first, redirections taken out
 * @param documents the here-documents that it reads
 * @param conditional whether it may be left out, run later or run in a subshell: in if, case, a loop, a function,
 *     parentheses, or behind {@code &&} or {@code ||}
 */
record ShellCommand(List<ShellWord> words, List<String> documents, boolean conditional) {
    ShellCommand {
        words = List.copyOf(words);
    }
}
