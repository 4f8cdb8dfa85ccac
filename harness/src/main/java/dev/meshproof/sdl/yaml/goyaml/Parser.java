package dev.meshproof.sdl.yaml.goyaml;

import dev.meshproof.sdl.yaml.Yaml.Style;
import dev.meshproof.sdl.yaml.goyaml.Events.Prefix;
import dev.meshproof.sdl.yaml.goyaml.Token.Kind;
import java.util.EnumSet;
import java.util.Set;

/** Makes nodes of tokens (parserc.go), up to the end of the first document, behind which yaml.v3 does not care. */
public final class Parser {
    private static final Set<Kind> NO_IMPLICIT_DOCUMENT =
            EnumSet.of(Kind.VERSION_DIRECTIVE, Kind.TAG_DIRECTIVE, Kind.DOCUMENT_START, Kind.STREAM_END);
    private static final Set<Kind> NO_CONTENT = EnumSet.of(
            Kind.VERSION_DIRECTIVE, Kind.TAG_DIRECTIVE, Kind.DOCUMENT_START, Kind.DOCUMENT_END, Kind.STREAM_END);
    private static final Set<Kind> ENTRY_ENDS = EnumSet.of(Kind.BLOCK_ENTRY, Kind.BLOCK_END);
    private static final Set<Kind> PAIR_ENDS = EnumSet.of(Kind.KEY, Kind.VALUE, Kind.BLOCK_END);
    private static final Set<Kind> INDENTLESS_ENDS = EnumSet.of(Kind.BLOCK_ENTRY, Kind.KEY, Kind.VALUE, Kind.BLOCK_END);

    private final Cursor cursor;
    private final Scanner scanner;
    private final Events events;
    private final Directives directives;
    private final FlowParser flow;

    public Parser(String text, Events events) {
        this.cursor = new Cursor(text);
        this.scanner = new Scanner(cursor);
        this.events = events;
        this.directives = new Directives(scanner);
        this.flow = new FlowParser(this, scanner, events);
    }

    /** How far the text has been looked at: the index behind the last character that could matter. */
    public int furthest() {
        return cursor.furthest();
    }

    /**
     * Reads the first document.
     *
     * @return whether there is one
     * @throws SyntaxError if it is no YAML
     */
    public boolean document() {
        scanner.peek();
        scanner.skip();
        Token first = scanner.peek();
        if (first.kind() == Kind.STREAM_END) {
            return false;
        }
        boolean implicit = !NO_IMPLICIT_DOCUMENT.contains(first.kind());
        directives.read();
        if (implicit) {
            node(true, false);
        } else {
            Token start = scanner.peek();
            if (start.kind() != Kind.DOCUMENT_START) {
                throw new SyntaxError(start.start(), "directives without a document", "write --- behind them");
            }
            scanner.skip();
            if (NO_CONTENT.contains(scanner.peek().kind())) {
                empty(scanner.peek().start());
            } else {
                node(true, false);
            }
        }
        scanner.peek();
        return true;
    }

    void empty(int at) {
        events.scalar(Prefix.NONE, "", Style.PLAIN, at, at);
    }

    /** @param indentless whether a list may stand here as far left as the map that holds it */
    void node(boolean block, boolean indentless) {
        Token token = scanner.peek();
        if (token.kind() == Kind.ALIAS) {
            events.alias(token.value(), token.start(), token.end());
            scanner.skip();
            return;
        }
        int start = token.start();
        Prefix prefix = prefix();
        token = scanner.peek();
        switch (token.kind()) {
            case SCALAR -> {
                events.scalar(prefix, token.value(), token.style(), token.start(), token.end());
                scanner.skip();
                return;
            }
            case FLOW_SEQUENCE_START -> {
                flow.sequence(prefix);
                return;
            }
            case FLOW_MAPPING_START -> {
                flow.mapping(prefix);
                return;
            }
            default -> {
                if (blockCollection(token, prefix, block, indentless)) {
                    return;
                }
            }
        }
        if (prefix.isEmpty()) {
            throw new SyntaxError(
                    token.start(), "a value is missing", "write one, or check indentation and brackets just above");
        }
        events.scalar(prefix, "", Style.PLAIN, start, start);
    }

    private boolean blockCollection(Token token, Prefix prefix, boolean block, boolean indentless) {
        if (indentless && token.kind() == Kind.BLOCK_ENTRY) {
            indentlessSequence(prefix, token.start());
        } else if (block && token.kind() == Kind.BLOCK_SEQUENCE_START) {
            blockSequence(prefix, token.start());
        } else if (block && token.kind() == Kind.BLOCK_MAPPING_START) {
            blockMapping(prefix, token.start());
        } else {
            return false;
        }
        return true;
    }

    /** An anchor, a tag, or both in either order. */
    private Prefix prefix() {
        String anchor = "";
        String tag = "";
        Token token = scanner.peek();
        if (token.kind() == Kind.ANCHOR) {
            anchor = token.value();
            scanner.skip();
            token = scanner.peek();
            if (token.kind() == Kind.TAG) {
                scanner.skip();
                scanner.peek();
                tag = directives.resolve(token);
            }
        } else if (token.kind() == Kind.TAG) {
            Token written = token;
            scanner.skip();
            token = scanner.peek();
            if (token.kind() == Kind.ANCHOR) {
                anchor = token.value();
                scanner.skip();
                scanner.peek();
            }
            tag = directives.resolve(written);
        }
        return new Prefix(anchor, tag);
    }

    private void blockSequence(Prefix prefix, int start) {
        events.startSequence(prefix, start);
        scanner.skip();
        while (scanner.peek().kind() == Kind.BLOCK_ENTRY) {
            entry(ENTRY_ENDS);
        }
        Token end = scanner.peek();
        if (end.kind() != Kind.BLOCK_END) {
            throw new SyntaxError(
                    end.start(), "a list item \"- \" is missing", "begin it with \"- \", or indent it otherwise");
        }
        scanner.skip();
        events.end();
    }

    private void indentlessSequence(Prefix prefix, int start) {
        events.startSequence(prefix, start);
        while (scanner.peek().kind() == Kind.BLOCK_ENTRY) {
            entry(INDENTLESS_ENDS);
        }
        events.end();
    }

    private void entry(Set<Kind> ends) {
        int behind = scanner.peek().end();
        scanner.skip();
        if (ends.contains(scanner.peek().kind())) {
            empty(behind);
        } else {
            node(true, false);
        }
    }

    private void blockMapping(Prefix prefix, int start) {
        events.startMapping(prefix, start);
        scanner.skip();
        while (scanner.peek().kind() == Kind.KEY) {
            half();
            if (scanner.peek().kind() == Kind.VALUE) {
                half();
            } else {
                empty(scanner.peek().start());
            }
        }
        Token end = scanner.peek();
        if (end.kind() != Kind.BLOCK_END) {
            throw new SyntaxError(
                    end.start(),
                    "a key is missing",
                    "indent it as its neighbours, write \"name: value\", and close each quote above");
        }
        scanner.skip();
        events.end();
    }

    /** A key behind its mark, or a value behind its. */
    private void half() {
        int behind = scanner.peek().end();
        scanner.skip();
        if (PAIR_ENDS.contains(scanner.peek().kind())) {
            empty(behind);
        } else {
            node(true, true);
        }
    }
}
