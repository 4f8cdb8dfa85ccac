package dev.meshproof.sdl.console.jsyaml;

/** What js-yaml throws. */
public final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final int index;
    private final int length;
    private final String hint;

    Fault(String code, int index, int length, String message, String hint) {
        super(message, null, false, false);
        this.code = code;
        this.index = index;
        this.length = length;
        this.hint = hint;
    }

    static Fault syntax(int index, String problem) {
        return new Fault(
                "yaml-syntax",
                index,
                1,
                "not YAML: " + problem,
                "check indentation, colons and quotes here and just above");
    }

    /** Stable, kebab-case. */
    public String code() {
        return code;
    }

    /** Of the offending character. */
    public int index() {
        return index;
    }

    /** Of the offending text, in characters. */
    public int length() {
        return length;
    }

    public String hint() {
        return hint;
    }

    /** What was seen and what is wrong with it. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
