package dev.meshproof.sdl.yaml.goyaml;

import dev.meshproof.sdl.yaml.Yaml.Style;

/** Hears of a document's nodes in their order. All places are indexes into the text. */
public interface Events {
    /**
     * What stands before a node.
     *
     * @param anchor empty for none
     * @param tag written out; empty for none
     */
    record Prefix(String anchor, String tag) {
        static final Prefix NONE = new Prefix("", "");

        boolean isEmpty() {
            return anchor.isEmpty() && tag.isEmpty();
        }
    }

    void alias(String name, int start, int end);

    void scalar(Prefix prefix, String value, Style style, int start, int end);

    /** Items follow, then {@link #end}. */
    void startSequence(Prefix prefix, int start);

    /** Keys and values follow in turn, then {@link #end}. */
    void startMapping(Prefix prefix, int start);

    void end();
}
