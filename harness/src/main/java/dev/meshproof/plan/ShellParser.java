package dev.meshproof.plan;

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

    private static final Set<String> OPENS_CONDITION = Set.of("if", "while", "until");
    private static final Set<String> GOES_ON = Set.of("then", "else", "elif", "do", "!", "time");
    private static final Set<String> CLOSES = Set.of("fi", "done", "esac", "}");
    private static final Set<String> REDIRECTS =
            Set.of("<", ">", ">>", "<<", "<<-", "<<<", "<&", ">&", "<>", ">|", "&>", "&>>");

    /** What encloses a command. A group in braces is no condition; all else is. */
    private enum Context {
        GROUP,
        CONDITION,
        CASE
    }

    private final List<ShellToken> tokens;
    private final List<ShellCommand> commands = new ArrayList<>();
    /** Of each command. */
    private final List<List<String>> documents = new ArrayList<>();

    private final Deque<Context> contexts = new ArrayDeque<>();
    private final List<ShellWord> words = new ArrayList<>();
    private int conditions;
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
        if (OPENS_CONDITION.contains(text)) {
            push(Context.CONDITION);
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
        } else if (!GOES_ON.contains(text)) {
            words.add(word);
            if (text.equals("for") || text.equals("select")) {
                push(Context.CONDITION);
            }
        }
    }

    private void push(Context context) {
        contexts.push(context);
        conditions += context == Context.GROUP ? 0 : 1;
    }

    /** Closing what was never opened is a mistake of the script's, and changes nothing here. */
    private void pop() {
        Context closed = contexts.poll();
        conditions -= closed == null || closed == Context.GROUP ? 0 : 1;
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
            afterAndOr = operator.equals("&&") || operator.equals("||") || (afterAndOr && operator.equals("|"));
            if (operator.equals(")")) {
                pop();
            } else if (operator.startsWith(";;") || operator.equals(";&")) {
                pattern();
            }
        }
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
        while (next < tokens.size() && contexts.peek() == Context.CASE) {
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
                    words, Collections.unmodifiableList(documents.get(commands.size())), conditions > 0 || afterAndOr));
            words.clear();
        }
    }
}
