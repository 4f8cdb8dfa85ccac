package dev.meshproof.plan;

import dev.meshproof.plan.ShellCircumstances.OnFailure;
import dev.meshproof.plan.ShellToken.HereDocument;
import dev.meshproof.plan.ShellToken.Operator;
import dev.meshproof.plan.ShellToken.Word;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Reads the simple commands of a script in the order in which they stand. Compound commands are followed only as far as to
 * know what is conditional; nothing is run and nothing expanded.
 */
final class ShellParser {
    /** More than people write, and few enough to be followed in no time. */
    private static final int MAX_COMMANDS = 10_000;

    private static final Set<String> OPENS_LOOP = Set.of("while", "until");
    private static final Set<String> GOES_ON = Set.of("then", "else", "elif", "do", "!", "time");
    private static final Set<String> CLOSES = Set.of("fi", "done", "esac", "}");
    private static final Set<String> REDIRECTS =
            Set.of("<", ">", ">>", "<<", "<<-", "<<<", "<&", ">&", "<>", ">|", "&>", "&>>");

    /** What encloses a command. A group in braces is no condition; all else is. */
    private enum Context {
        GROUP,
        CONDITION,
        LOOP,
        CASE
    }

    /** @param list index of the first command of the list that it is part of */
    private record Open(Context context, int list) {}

    private final List<ShellToken> tokens;
    private final List<ShellCommand> commands = new ArrayList<>();
    /** Of each command. */
    private final List<List<String>> documents = new ArrayList<>();

    private final Deque<Open> contexts = new ArrayDeque<>();
    private final List<ShellWord> words = new ArrayList<>();
    private int conditions;
    private int loops;
    /** Index of the first command of {@code a && b | c}, of which {@code &} at its end means all. */
    private int list;

    private boolean inTest;
    private boolean negated;
    private boolean afterAndOr;
    private boolean functionBody;
    private int next;

    private ShellParser(List<ShellToken> tokens) {
        this.tokens = tokens;
    }

    /** @throws ShellSyntaxException if a quote or an expansion is not closed, or there are too many commands */
    static List<ShellCommand> commands(String script) {
        ShellParser parser = new ShellParser(ShellLexer.tokens(script));
        while (parser.next < parser.tokens.size()) {
            parser.step(parser.tokens.get(parser.next++));
        }
        parser.finish();
        return List.copyOf(parser.commands);
    }

    private void step(ShellToken token) {
        if (token instanceof Word word) {
            if (words.isEmpty()) {
                first(word.word());
            } else {
                words.add(word.word());
            }
        } else if (token instanceof HereDocument document) {
            document(document.text());
        } else {
            operator(((Operator) token).text());
        }
    }

    /** A document stands behind the line that asks for it, so that its command is done already. */
    private void document(String text) {
        if (!commands.isEmpty()) {
            documents.get(commands.size() - 1).add(text);
        }
    }

    private void first(ShellWord word) {
        String text = word.bare().orElse("");
        inTest = inTest && !text.equals("then") && !text.equals("do");
        negated = negated || text.equals("!");
        if (text.equals("if") || OPENS_LOOP.contains(text)) {
            push(text.equals("if") ? Context.CONDITION : Context.LOOP);
            inTest = true;
        } else if (CLOSES.contains(text)) {
            pop();
        } else if (text.equals("{")) {
            push(functionBody ? Context.CONDITION : Context.GROUP);
            functionBody = false;
        } else if (text.equals("case")) {
            push(Context.CASE);
            skipTo("in");
            pattern();
        } else if (text.equals("[[")) {
            skipTo("]]");
        } else if (text.equals("function")) {
            next++;
            functionBody = true;
        } else if (text.equals("elif")) {
            inTest = true;
        } else if (!GOES_ON.contains(text)) {
            words.add(word);
            if (text.equals("for") || text.equals("select")) {
                push(Context.LOOP);
            }
        }
    }

    private void push(Context context) {
        contexts.push(new Open(context, list));
        conditions += context == Context.GROUP ? 0 : 1;
        loops += context == Context.LOOP ? 1 : 0;
        list = commands.size();
    }

    /** Closing what was never opened is a mistake of the script's, and changes nothing here. */
    private void pop() {
        Open closed = contexts.poll();
        if (closed != null) {
            conditions -= closed.context() == Context.GROUP ? 0 : 1;
            loops -= closed.context() == Context.LOOP ? 1 : 0;
            list = closed.list();
        }
    }

    private void operator(String operator) {
        if (REDIRECTS.contains(operator)) {
            if (next < tokens.size() && tokens.get(next) instanceof Word) {
                next++;
            }
        } else if (operator.equals("(")) {
            open();
        } else {
            finish();
            mark(operator);
            afterAndOr = operator.equals("&&") || operator.equals("||") || (afterAndOr && operator.equals("|"));
            if (operator.equals(")")) {
                pop();
            } else if (operator.startsWith(";;") || operator.equals(";&")) {
                pattern();
            }
        }
    }

    /** What an operator says of the list that stands before it. */
    private void mark(String operator) {
        switch (operator) {
            case "&" -> commands.subList(list, commands.size()).replaceAll(ShellCommand::inBackground);
            case "&&" -> commands.subList(list, commands.size()).replaceAll(c -> c.on(OnFailure.SKIPS_REST));
            case "||" -> {
                OnFailure then = nextIsWord("true") || nextIsWord(":") ? OnFailure.IGNORED : OnFailure.TESTED;
                commands.subList(list, commands.size()).replaceAll(c -> c.on(then));
            }
            default -> {}
        }
        if (!operator.equals("&&") && !operator.startsWith("|") && !operator.equals(")")) {
            list = commands.size();
        }
    }

    private boolean nextIsWord(String text) {
        return next < tokens.size()
                && tokens.get(next) instanceof Word word
                && word.word().is(text);
    }

    private void open() {
        boolean definesFunction = words.size() == 1 && nextIs(")");
        if (definesFunction || functionBody) {
            next += nextIs(")") ? 1 : 0;
            words.clear();
            functionBody = true;
        } else {
            finish();
            push(Context.CONDITION);
        }
    }

    private boolean nextIs(String operator) {
        return next < tokens.size()
                && tokens.get(next) instanceof Operator o
                && o.text().equals(operator);
    }

    /** Skips a case's pattern, up to its parenthesis, or leaves {@code esac} to be read. */
    private void pattern() {
        while (next < tokens.size() && inCase()) {
            ShellToken token = tokens.get(next);
            if (token instanceof Word word && word.word().is("esac")) {
                return;
            }
            next++;
            if (token instanceof Operator o && o.text().equals(")")) {
                return;
            }
        }
    }

    private boolean inCase() {
        Open innermost = contexts.peek();
        return innermost != null && innermost.context() == Context.CASE;
    }

    private void skipTo(String reserved) {
        while (next < tokens.size()) {
            ShellToken token = tokens.get(next++);
            if (token instanceof Word word && word.word().is(reserved)) {
                return;
            }
        }
    }

    private void finish() {
        if (!words.isEmpty()) {
            if (commands.size() == MAX_COMMANDS) {
                throw new ShellSyntaxException(
                        "more than " + MAX_COMMANDS + " commands stand before it",
                        words.get(0).start());
            }
            documents.add(new ArrayList<>());
            commands.add(new ShellCommand(
                    words,
                    Collections.unmodifiableList(documents.get(commands.size())),
                    conditions > 0 || afterAndOr,
                    loops > 0,
                    false,
                    inTest || negated ? OnFailure.TESTED : OnFailure.NOTHING_SAID));
            words.clear();
            negated = false;
        }
    }
}
