package dev.meshproof.sdl.yaml.goyaml;

/** Text that is no YAML to yaml.v3. */
public final class SyntaxError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int at;
    private final String hint;

    SyntaxError(int at, String problem, String hint) {
        super(problem, null, false, false);
        this.at = at;
        this.hint = hint;
    }

    /** @param at index into the text */
    SyntaxError(int at, String problem) {
        this(at, problem, "check indentation, colons and quotes here and just above");
    }

    /** Index into the text. */
    public int at() {
        return at;
    }

    public String problem() {
        return String.valueOf(getMessage());
    }

    public String hint() {
        return hint;
    }
}
