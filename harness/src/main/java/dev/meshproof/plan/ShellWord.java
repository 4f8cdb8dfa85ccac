package dev.meshproof.plan;

import java.util.List;
import java.util.Optional;

/**
 * One word of a shell script, before expansion.
 *
 * @param start index of its first character in the script
 */
record ShellWord(List<Part> parts, int start) {
    sealed interface Part {
        /** Index of its first character in the script. */
        int start();

        boolean quoted();
    }

    /** Text that stands for itself, quotes and backslashes taken off. */
    record Literal(String text, boolean quoted, int start) implements Part {}

    /**
     * {@code $name} or {@code ${name}}, {@code ${name:-operand}} and its like.
     *
     * @param operator empty, or one of {@code :- - := = :? ? :+ +}
     */
    record Parameter(String name, String operator, ShellWord operand, boolean quoted, int start) implements Part {}

    /** What only the running shell can tell, e.g. {@code $(hostname)}. */
    record Opaque(String what, boolean quoted, int start) implements Part {}

    ShellWord {
        parts = List.copyOf(parts);
    }

    static ShellWord empty(int start) {
        return new ShellWord(List.of(), start);
    }

    /** Its text, where it is wholly unquoted and literal, as reserved words and assignments are. */
    Optional<String> bare() {
        return parts.size() == 1 && parts.get(0) instanceof Literal literal && !literal.quoted()
                ? Optional.of(literal.text())
                : Optional.empty();
    }

    boolean is(String reserved) {
        return bare().filter(reserved::equals).isPresent();
    }
}
