package dev.meshproof.sdl.console.jsyaml;

/** Reads one node with all in it (js-yaml, composeNode). */
final class Composer {
    /** Where a node stands. */
    enum Context {
        FLOW_IN,
        FLOW_OUT,
        BLOCK_IN,
        BLOCK_OUT
    }

    /** js-yaml goes on until JavaScript's stack overflows, which is deeper than any SDL and than our stack. */
    private static final int MAX_DEPTH = 400;

    private Composer() {}

    /**
     * @param seek whether the node may begin on a later line
     * @param compact whether a block may begin on this line
     * @return whether there was a node at all
     */
    static boolean compose(State state, int parentIndent, Context context, boolean seek, boolean compact) {
        if (++state.depth > MAX_DEPTH) {
            throw new Fault(
                    "yaml-depth",
                    state.position,
                    1,
                    "more than " + MAX_DEPTH + " levels deep",
                    "no SDL needs that; flatten it");
        }
        state.reset();
        boolean any = node(state, parentIndent, context, seek, compact);
        state.depth--;
        return any;
    }

    private static boolean node(State state, int parentIndent, Context context, boolean seek, boolean compact) {
        boolean inBlock = context == Context.BLOCK_IN || context == Context.BLOCK_OUT;
        boolean blocks = inBlock;
        boolean newLine = false;
        int status = 1;
        if (seek && state.skipSpace(true) > 0) {
            newLine = true;
            status = Integer.compare(state.lineIndent, parentIndent);
        }
        int tagStart = state.position;
        if (status == 1) {
            while (Properties.tag(state) || Properties.anchor(state)) {
                if (state.skipSpace(true) > 0) {
                    newLine = true;
                    blocks = inBlock;
                    status = Integer.compare(state.lineIndent, parentIndent);
                } else {
                    blocks = false;
                }
            }
        }
        blocks &= newLine || compact;
        boolean content = false;
        if (status == 1 || context == Context.BLOCK_OUT) {
            int flowIndent = inBlock ? parentIndent + 1 : parentIndent;
            int blockIndent = state.position - state.lineStart;
            if (status == 1) {
                content = blocks
                                && (BlockSequences.read(state, blockIndent)
                                        || BlockMappings.read(state, blockIndent, flowIndent))
                        || FlowCollections.read(state, flowIndent)
                        || scalar(state, context, inBlock, flowIndent);
            } else if (status == 0) {
                content = blocks && BlockSequences.read(state, blockIndent);
            }
        }
        Types.resolve(state, tagStart);
        return state.tag != null || state.anchor != null || content;
    }

    private static boolean scalar(State state, Context context, boolean inBlock, int indent) {
        boolean content = true;
        if (inBlock && BlockScalars.read(state, indent) || QuotedScalars.read(state)) {
            content = true;
        } else if (Properties.alias(state)) {
            if (state.tag != null || state.anchor != null) {
                throw state.fault("an alias takes neither tag nor anchor");
            }
        } else if (PlainScalars.read(state, indent, context == Context.FLOW_IN)) {
            if (state.tag == null) {
                state.tag = Types.IMPLICIT;
            }
        } else {
            content = false;
        }
        state.remember();
        return content;
    }
}
