package dev.meshproof.plan;

/** What a shell script consists of. */
sealed interface ShellToken {
    int start();

    record Word(ShellWord word) implements ShellToken {
        @Override
        public int start() {
            return word.start();
        }
    }

    /** An operator, or {@code "\n"}. */
    record Operator(String text, int start) implements ShellToken {}

    /** The lines of a here-document, unexpanded. */
    record HereDocument(String text, int start) implements ShellToken {}
}
