package dev.meshproof.plan;

import dev.meshproof.plan.Field.Known;
import dev.meshproof.plan.Field.Piece;
import dev.meshproof.plan.Field.Unknown;
import dev.meshproof.plan.ShellWord.Literal;
import dev.meshproof.plan.ShellWord.Part;
import dev.meshproof.sdl.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Follows a script from top to bottom and notes which programs it starts with which arguments. It keeps track of plain
 * assignments; a variable that is set under a condition, read from input, or possibly changed by a sourced file is unknown
 * from there on.
 */
final class ScriptReader {
    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(\\+?)=");
    private static final Set<String> DECLARES = Set.of("export", "readonly", "local", "declare", "typeset");
    private static final Set<String> SOURCES = Set.of(".", "source", "eval");
    /** Its variables are documented, os-release(5), and none of them is ours. */
    private static final String OS_RELEASE = "/os-release";

    private final ShellVariables variables;
    private final IntFunction<Position> places;
    private final ShellExpansion expansion;
    private final int depth;
    private final List<Invocation> invocations = new ArrayList<>();
    private boolean errexit;

    private ScriptReader(ShellVariables variables, IntFunction<Position> places, int depth, boolean errexit) {
        this.variables = variables;
        this.places = places;
        this.expansion = new ShellExpansion(variables, places);
        this.depth = depth;
        this.errexit = errexit;
    }

    /**
     * The programs that a script starts, in the order in which they stand.
     *
     * @param places maps an index into the script to a place in the SDL
     * @param depth how many shells this one runs in
     * @param errexit whether the shell is started with {@code -e}
     * @throws UnreadableScriptException if a quote or an expansion is not closed
     */
    static List<Invocation> read(
            String script, ShellVariables variables, IntFunction<Position> places, int depth, boolean errexit) {
        ScriptReader reader = new ScriptReader(variables, places, depth, errexit);
        try {
            ShellParser.commands(script).forEach(reader::follow);
        } catch (ShellSyntaxException e) {
            throw new UnreadableScriptException(e.getMessage() + " at " + places.apply(e.at()), e);
        }
        return List.copyOf(reader.invocations);
    }

    private void follow(ShellCommand command) {
        List<ShellWord> words = command.words();
        int assignments = 0;
        while (assignments < words.size() && assignment(words.get(assignments)).isPresent()) {
            assignments++;
        }
        if (assignments == words.size()) {
            words.forEach(word -> assign(word, variables, command.conditional()));
            return;
        }
        List<ShellWord> rest = words.subList(assignments, words.size());
        String name = rest.get(0).bare().orElse("");
        if (DECLARES.contains(name)) {
            rest.subList(1, rest.size()).forEach(word -> declare(name, word, command.conditional()));
        } else if (name.equals("unset")) {
            rest.subList(1, rest.size())
                    .forEach(word -> word.bare().ifPresent(v -> unset(v, word, command.conditional())));
        } else if (name.equals("read") || name.equals("for") || name.equals("select")) {
            rest.subList(1, rest.size())
                    .forEach(word -> word.bare().ifPresent(v -> untold(v, word, "is set by " + name)));
        } else if (SOURCES.contains(name)) {
            source(name, rest);
        } else if (name.equals("set")) {
            set(rest.subList(1, rest.size()), command.conditional());
        } else {
            ShellVariables environment = new ShellVariables(variables);
            for (ShellWord word : words.subList(0, assignments)) {
                assign(word, environment, false).ifPresent(environment::export);
            }
            List<Field> fields = new ArrayList<>();
            rest.forEach(word -> fields.addAll(expansion.fields(word)));
            new CommandLine(environment, Fact.Source.SCRIPT, depth)
                    .read(fields, nested(rest)).stream()
                            .map(invocation -> invocation.startedBy(command, errexit))
                            .forEach(invocations::add);
        }
    }

    /** Where the text of a nested script stands, if one of the words is a literal in single quotes. */
    private CommandLine.ScriptPlaces nested(List<ShellWord> words) {
        return field -> words.stream()
                .filter(word -> places.apply(word.start()).equals(field.at()))
                .filter(word -> word.parts().size() == 1 && word.parts().get(0) instanceof Literal)
                .findFirst()
                .map(word -> word.parts().get(0).start())
                .map(start -> index -> places.apply(start + index));
    }

    private static Optional<Matcher> assignment(ShellWord word) {
        if (word.parts().isEmpty() || !(word.parts().get(0) instanceof Literal first) || first.quoted()) {
            return Optional.empty();
        }
        Matcher matcher = ASSIGNMENT.matcher(first.text());
        return matcher.lookingAt() ? Optional.of(matcher) : Optional.empty();
    }

    private Optional<String> assign(ShellWord word, ShellVariables into, boolean conditional) {
        Optional<Matcher> matcher = assignment(word);
        if (matcher.isEmpty()) {
            return Optional.empty();
        }
        String name = matcher.get().group(1);
        List<Piece> value = expansion.value(withoutName(word, matcher.get().end()));
        if (!matcher.get().group(2).isEmpty()) {
            List<Piece> longer = new ArrayList<>(into.get(name).orElse(List.of()));
            longer.addAll(value);
            value = longer;
        }
        if (conditional && !sameText(into.get(name), value)) {
            untold(name, word, "is set under a condition");
        } else {
            into.set(name, value);
        }
        return Optional.of(name);
    }

    private static boolean sameText(Optional<List<Piece>> before, List<Piece> now) {
        return before.filter(pieces -> text(pieces).isPresent() && text(pieces).equals(text(now)))
                .isPresent();
    }

    private static Optional<String> text(List<Piece> pieces) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            if (!(piece instanceof Known known)) {
                return Optional.empty();
            }
            text.append(known.text());
        }
        return Optional.of(text.toString());
    }

    private static ShellWord withoutName(ShellWord word, int characters) {
        List<Part> parts = new ArrayList<>(word.parts());
        Literal first = (Literal) parts.remove(0);
        if (first.text().length() > characters) {
            parts.add(0, new Literal(first.text().substring(characters), false, first.start() + characters));
        }
        return new ShellWord(parts, word.start());
    }

    private void declare(String command, ShellWord word, boolean conditional) {
        Optional<String> name = assign(word, variables, conditional).or(word::bare);
        if (command.equals("export")) {
            name.ifPresent(variables::export);
        }
    }

    private void unset(String name, ShellWord word, boolean conditional) {
        if (conditional) {
            untold(name, word, "is unset under a condition");
        } else {
            variables.unset(name);
        }
    }

    /** Only what is sure counts: options that are set under a condition do not. */
    private void set(List<ShellWord> options, boolean conditional) {
        if (conditional) {
            return;
        }
        for (int i = 0; i < options.size(); i++) {
            String option = options.get(i).bare().orElse("");
            boolean named = option.endsWith("o")
                    && i + 1 < options.size()
                    && options.get(i + 1).is("errexit");
            if (option.matches("[-+][A-Za-z]+") && (option.contains("e") || named)) {
                errexit = option.startsWith("-");
            }
        }
    }

    private void untold(String name, ShellWord word, String how) {
        String why = "$%s %s at %s".formatted(name, how, places.apply(word.start()));
        variables.set(name, List.of(new Unknown(why)));
    }

    private void source(String name, List<ShellWord> words) {
        boolean harmless = words.size() > 1
                && words.get(1).bare().filter(file -> file.endsWith(OS_RELEASE)).isPresent();
        if (!harmless) {
            variables.poison("%s at %s may change any variable"
                    .formatted(name, places.apply(words.get(0).start())));
        }
    }
}
