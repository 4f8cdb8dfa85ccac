package dev.meshproof.sdl.yaml.goyaml;

import dev.meshproof.sdl.yaml.Yaml.Style;

/**
 * A token.
 *
 * @param start index into the text
 * @param end index into the text, exclusive
 * @param value of a scalar, an anchor or alias, a tag's handle
 * @param suffix of a tag, prefix of a tag directive
 */
record Token(Kind kind, int start, int end, String value, String suffix, Style style) {
    enum Kind {
        STREAM_START,
        STREAM_END,
        VERSION_DIRECTIVE,
        TAG_DIRECTIVE,
        DOCUMENT_START,
        DOCUMENT_END,
        BLOCK_SEQUENCE_START,
        BLOCK_MAPPING_START,
        BLOCK_END,
        FLOW_SEQUENCE_START,
        FLOW_SEQUENCE_END,
        FLOW_MAPPING_START,
        FLOW_MAPPING_END,
        BLOCK_ENTRY,
        FLOW_ENTRY,
        KEY,
        VALUE,
        ALIAS,
        ANCHOR,
        TAG,
        SCALAR
    }

    static Token of(Kind kind, int start, int end) {
        return new Token(kind, start, end, "", "", Style.PLAIN);
    }

    static Token of(Kind kind, int start, int end, String value, String suffix) {
        return new Token(kind, start, end, value, suffix, Style.PLAIN);
    }

    static Token scalar(int start, int end, CharSequence value, Style style) {
        return new Token(Kind.SCALAR, start, end, value.toString(), "", style);
    }
}
