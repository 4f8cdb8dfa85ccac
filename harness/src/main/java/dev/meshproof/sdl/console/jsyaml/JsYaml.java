package dev.meshproof.sdl.console.jsyaml;

import java.util.Optional;

/** Reads a text as js-yaml's {@code load(text)} does (lib/loader.js): one document with the default schema. */
public final class JsYaml {
    private JsYaml() {}

    /**
     * @param text without a byte order mark
     * @return empty where the text holds no document
     * @throws Fault where js-yaml throws
     */
    public static Optional<Node> load(String text) {
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            throw Fault.syntax(nul, "the character U+0000 is not allowed");
        }
        State state = new State(text);
        while (state.here() == ' ') {
            state.lineIndent++;
            state.position++;
        }
        Optional<Node> found = Optional.empty();
        while (state.position < state.length - 1) {
            int start = state.position;
            Node document = document(state);
            if (found.isPresent()) {
                throw new Fault(
                        "yaml-documents",
                        start,
                        3,
                        "a second document",
                        "keep one document to a file: Akash Console takes no more");
            }
            found = Optional.of(document);
        }
        return found;
    }

    private static Node document(State state) {
        state.tagHandles.clear();
        state.anchors.clear();
        boolean directives = Directives.read(state);
        state.skipSpace(true);
        if (state.lineIndent == 0 && state.input.startsWith("---", state.position)) {
            state.position += 3;
            state.skipSpace(true);
        } else if (directives) {
            throw state.fault("--- is expected behind the directives");
        }
        Composer.compose(state, state.lineIndent - 1, Composer.Context.BLOCK_OUT, false, true);
        Node document = state.result;
        state.skipSpace(true);
        if (state.documentSeparator()) {
            if (state.here() == '.') {
                state.position += 3;
                state.skipSpace(true);
            }
        } else if (state.position < state.length - 1) {
            throw state.fault("what follows belongs to nothing above it");
        }
        return document;
    }
}
