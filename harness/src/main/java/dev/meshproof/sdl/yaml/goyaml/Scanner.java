package dev.meshproof.sdl.yaml.goyaml;

import dev.meshproof.sdl.yaml.goyaml.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Splits text into tokens (scannerc.go). yaml.v3 reads two tokens ahead of the one it is asked for. */
final class Scanner {
    private static final int AHEAD = 2;
    private static final int COMPACT = 256;
    private static final int MAX_DEPTH = 10_000;
    private static final String NO_PLAIN_START = "-?:,[]{}#&*!|>'\"%@`";

    private final Cursor cursor;
    private final SimpleKeys keys;
    private final Comments comments;
    private final List<Token> tokens = new ArrayList<>();
    private final List<Integer> indents = new ArrayList<>();
    private int head;
    private int parsed;
    private boolean available;
    private int indent = -1;
    private int flow;
    private boolean keyAllowed = true;

    Scanner(Cursor cursor) {
        this.cursor = cursor;
        this.keys = new SimpleKeys(cursor);
        this.comments = new Comments(cursor);
        tokens.add(Token.of(Kind.STREAM_START, 0, 0));
    }

    Token peek() {
        if (!available) {
            fetchMore();
        }
        return tokens.get(head);
    }

    void skip() {
        available = false;
        parsed++;
        head++;
        if (head > COMPACT) {
            tokens.subList(0, head - 1).clear();
            head = 1;
        }
    }

    private void fetchMore() {
        while (head >= tokens.size() - AHEAD || keys.pending(parsed)) {
            fetch();
        }
        available = true;
    }

    private void fetch() {
        toNextToken();
        unroll(cursor.column());
        if (cursor.isEnd(0)) {
            cursor.startLine();
            document(Kind.STREAM_END, 0);
        } else if (cursor.column() == 0 && cursor.is('%')) {
            unroll(-1);
            keys.remove();
            keyAllowed = false;
            tokens.add(new Properties(cursor).directive());
        } else if (cursor.isDocumentIndicator()) {
            document(cursor.is('-') ? Kind.DOCUMENT_START : Kind.DOCUMENT_END, 3);
        } else {
            content();
            if (tokens.get(tokens.size() - 1).kind() != Kind.BLOCK_ENTRY) {
                comments.skipLine();
            }
        }
    }

    private void document(Kind kind, int width) {
        unroll(-1);
        keys.remove();
        keyAllowed = false;
        indicator(kind, width);
    }

    private void content() {
        char c = cursor.at(0);
        switch (c) {
            case '[' -> open(Kind.FLOW_SEQUENCE_START);
            case '{' -> open(Kind.FLOW_MAPPING_START);
            case ']' -> close(Kind.FLOW_SEQUENCE_END);
            case '}' -> close(Kind.FLOW_MAPPING_END);
            case ',' -> {
                keys.remove();
                keyAllowed = true;
                indicator(Kind.FLOW_ENTRY, 1);
            }
            case '*', '&' -> {
                saveKey();
                keyAllowed = false;
                tokens.add(new Properties(cursor).anchor(c == '*' ? Kind.ALIAS : Kind.ANCHOR));
            }
            case '!' -> {
                saveKey();
                keyAllowed = false;
                tokens.add(new Properties(cursor).tag());
            }
            case '\'', '"' -> {
                saveKey();
                keyAllowed = false;
                tokens.add(new QuotedScalars(cursor).scan(c == '\''));
            }
            default -> blockContent(c);
        }
    }

    private void blockContent(char c) {
        if (c == '-' && cursor.isBlankOrEnd(1)) {
            blockEntry();
        } else if (c == '?' && (flow > 0 || cursor.isBlankOrEnd(1))) {
            key();
        } else if (c == ':' && (flow > 0 || cursor.isBlankOrEnd(1))) {
            value();
        } else if ((c == '|' || c == '>') && flow == 0) {
            keys.remove();
            keyAllowed = true;
            tokens.add(new BlockScalars(cursor, indent).scan(c == '|'));
        } else if (startsPlain(c)) {
            saveKey();
            keyAllowed = false;
            PlainScalars plain = new PlainScalars(cursor, indent, flow > 0);
            tokens.add(plain.scan());
            keyAllowed = plain.endedOnNewLine();
        } else {
            throw new SyntaxError(
                    cursor.position(),
                    c == '\t'
                            ? "a tab where YAML wants spaces"
                            : "\"" + Character.toString(c) + "\" cannot begin a value",
                    c == '\t' ? "indent with spaces" : "put the value into quotes");
        }
    }

    private boolean startsPlain(char c) {
        return !(cursor.isBlankOrEnd(0) || NO_PLAIN_START.indexOf(c) >= 0)
                || (c == '-' && !cursor.isBlank(1))
                || (flow == 0 && (c == '?' || c == ':') && !cursor.isBlankOrEnd(1));
    }

    private void indicator(Kind kind, int width) {
        int start = cursor.position();
        cursor.skip(width);
        tokens.add(Token.of(kind, start, cursor.position()));
    }

    /** Counted from the beginning of the stream. */
    private int nextToken() {
        return parsed + tokens.size() - head;
    }

    private void saveKey() {
        if (keyAllowed) {
            keys.save(nextToken(), flow == 0 && indent == cursor.column());
        }
    }

    private void open(Kind kind) {
        saveKey();
        keys.enterFlow(nextToken());
        flow++;
        limit(flow);
        keyAllowed = true;
        indicator(kind, 1);
    }

    private void limit(int depth) {
        if (depth > MAX_DEPTH) {
            throw new SyntaxError(
                    cursor.position(), "more than " + MAX_DEPTH + " levels deep", "no SDL needs that; flatten it");
        }
    }

    private void close(Kind kind) {
        keys.remove();
        if (flow > 0) {
            flow--;
            keys.leaveFlow();
        }
        keyAllowed = false;
        indicator(kind, 1);
    }

    private void blockEntry() {
        if (flow == 0) {
            requireKeyAllowed("a list item \"- \" cannot stand here", "begin it on a line of its own");
            roll(cursor.column(), tokens.size(), Kind.BLOCK_SEQUENCE_START, cursor.position());
        }
        keys.remove();
        keyAllowed = true;
        indicator(Kind.BLOCK_ENTRY, 1);
    }

    private void key() {
        if (flow == 0) {
            requireKeyAllowed("a key \"? \" cannot stand here", "begin it on a line of its own");
            roll(cursor.column(), tokens.size(), Kind.BLOCK_MAPPING_START, cursor.position());
        }
        keys.remove();
        keyAllowed = flow == 0;
        indicator(Kind.KEY, 1);
    }

    private void value() {
        SimpleKeys.Key key = keys.last();
        if (keys.isValid(key)) {
            int at = key.token < parsed ? tokens.size() : head + key.token - parsed;
            tokens.add(at, Token.of(Kind.KEY, key.position, key.position));
            roll(key.column, at, Kind.BLOCK_MAPPING_START, key.position);
            keys.use(key);
            keyAllowed = false;
        } else {
            if (flow == 0) {
                requireKeyAllowed(
                        "a second \": \" on one line", "put the value into quotes, or begin a map on the next line");
                roll(cursor.column(), tokens.size(), Kind.BLOCK_MAPPING_START, cursor.position());
            }
            keyAllowed = flow == 0;
        }
        indicator(Kind.VALUE, 1);
    }

    private void requireKeyAllowed(String problem, String hint) {
        if (!keyAllowed) {
            throw new SyntaxError(cursor.position(), problem, hint);
        }
    }

    private void roll(int column, int at, Kind kind, int position) {
        if (flow == 0 && indent < column) {
            indents.add(indent);
            indent = column;
            limit(indents.size());
            tokens.add(at, Token.of(kind, position, position));
        }
    }

    private void unroll(int column) {
        while (flow == 0 && indent > column) {
            tokens.add(Token.of(Kind.BLOCK_END, cursor.position(), cursor.position()));
            indent = indents.remove(indents.size() - 1);
        }
    }

    private void toNextToken() {
        while (true) {
            while (cursor.is(' ') || ((flow > 0 || !keyAllowed) && cursor.is('\t'))) {
                cursor.skip();
            }
            if (cursor.is('#')) {
                comments.skipAll(flow > 0);
            }
            if (!cursor.isBreak(0)) {
                return;
            }
            cursor.skipLine();
            if (flow == 0) {
                keyAllowed = true;
            }
        }
    }
}
