package dev.meshproof.sdl.yaml.goyaml;

import dev.meshproof.sdl.yaml.goyaml.Events.Prefix;
import dev.meshproof.sdl.yaml.goyaml.Token.Kind;

/** Lists and maps in brackets (parserc.go). */
final class FlowParser {
    private final Parser parser;
    private final Scanner scanner;
    private final Events events;

    FlowParser(Parser parser, Scanner scanner, Events events) {
        this.parser = parser;
        this.scanner = scanner;
        this.events = events;
    }

    void sequence(Prefix prefix) {
        Token open = scanner.peek();
        events.startSequence(prefix, open.start());
        scanner.skip();
        boolean first = true;
        while (scanner.peek().kind() != Kind.FLOW_SEQUENCE_END) {
            if (!first) {
                comma(open, ']');
            }
            first = false;
            Kind kind = scanner.peek().kind();
            if (kind == Kind.KEY) {
                pair();
            } else if (kind != Kind.FLOW_SEQUENCE_END) {
                parser.node(false, false);
            }
        }
        scanner.skip();
        events.end();
    }

    private void comma(Token open, char close) {
        Token token = scanner.peek();
        if (token.kind() != Kind.FLOW_ENTRY) {
            throw new SyntaxError(
                    token.kind() == Kind.STREAM_END ? open.start() : token.start(),
                    token.kind() == Kind.STREAM_END
                            ? "this bracket is never closed"
                            : "a comma or \"" + close + "\" is missing",
                    "write a comma between items, and " + close + " behind the last");
        }
        scanner.skip();
    }

    /** A map of one entry, without braces, inside a list. */
    private void pair() {
        events.startMapping(Prefix.NONE, scanner.peek().start());
        scanner.skip();
        Token token = scanner.peek();
        if (token.kind() != Kind.VALUE && token.kind() != Kind.FLOW_ENTRY && token.kind() != Kind.FLOW_SEQUENCE_END) {
            parser.node(false, false);
        } else {
            scanner.skip();
            parser.empty(token.end());
        }
        pairValue();
        events.end();
    }

    private void pairValue() {
        if (scanner.peek().kind() == Kind.VALUE) {
            scanner.skip();
            Kind kind = scanner.peek().kind();
            if (kind != Kind.FLOW_ENTRY && kind != Kind.FLOW_SEQUENCE_END) {
                parser.node(false, false);
                return;
            }
        }
        parser.empty(scanner.peek().start());
    }

    void mapping(Prefix prefix) {
        Token open = scanner.peek();
        events.startMapping(prefix, open.start());
        scanner.skip();
        boolean first = true;
        while (scanner.peek().kind() != Kind.FLOW_MAPPING_END) {
            if (!first) {
                comma(open, '}');
            }
            first = false;
            Kind kind = scanner.peek().kind();
            if (kind == Kind.KEY) {
                entry();
            } else if (kind != Kind.FLOW_MAPPING_END) {
                parser.node(false, false);
                parser.empty(scanner.peek().start());
            }
        }
        scanner.skip();
        events.end();
    }

    private void entry() {
        scanner.skip();
        half();
        if (scanner.peek().kind() == Kind.VALUE) {
            scanner.skip();
            Kind kind = scanner.peek().kind();
            if (kind != Kind.FLOW_ENTRY && kind != Kind.FLOW_MAPPING_END) {
                parser.node(false, false);
                return;
            }
        }
        parser.empty(scanner.peek().start());
    }

    private void half() {
        Kind kind = scanner.peek().kind();
        if (kind != Kind.VALUE && kind != Kind.FLOW_ENTRY && kind != Kind.FLOW_MAPPING_END) {
            parser.node(false, false);
        } else {
            parser.empty(scanner.peek().start());
        }
    }
}
