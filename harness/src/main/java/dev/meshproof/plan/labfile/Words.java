package dev.meshproof.plan.labfile;

import dev.meshproof.sdl.yaml.Yaml.Scalar;
import java.util.regex.Pattern;

/** What a scalar is as YAML 1.2's core schema has it, by which editors hold it to the JSON schema. */
enum Words {
    NOTHING("a value", "|~|null|Null|NULL"),
    BOOLEAN("true or false, without quotes", "true|True|TRUE|false|False|FALSE"),
    INTEGER("a whole number, without quotes", "[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"),
    FLOAT("a number", "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)"),
    TEXT("a text", ".*");

    private final String wanted;
    private final Pattern pattern;

    Words(String wanted, String pattern) {
        this.wanted = wanted;
        this.pattern = Pattern.compile(pattern, Pattern.DOTALL);
    }

    static Words of(Scalar scalar) {
        if (!scalar.plain()) {
            return TEXT;
        }
        for (Words kind : values()) {
            if (kind.pattern.matcher(scalar.text().value()).matches()) {
                return kind;
            }
        }
        return TEXT;
    }

    /** What to write, for a hint. */
    String wanted() {
        return wanted;
    }
}
