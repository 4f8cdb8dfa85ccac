package dev.meshproof.sdl.yaml.goyaml;

import dev.meshproof.sdl.yaml.Yaml;
import dev.meshproof.sdl.yaml.goyaml.Token.Kind;
import java.util.HashMap;
import java.util.Map;

/** What stands before a document, and what it makes of tags (parserc.go, process_directives). */
final class Directives {
    private final Scanner scanner;
    private final Map<String, String> prefixes = new HashMap<>();

    Directives(Scanner scanner) {
        this.scanner = scanner;
    }

    void read() {
        boolean versioned = false;
        for (Token token = scanner.peek();
                token.kind() == Kind.VERSION_DIRECTIVE || token.kind() == Kind.TAG_DIRECTIVE;
                token = scanner.peek()) {
            if (token.kind() == Kind.TAG_DIRECTIVE) {
                if (prefixes.putIfAbsent(token.value(), token.suffix()) != null) {
                    throw new SyntaxError(
                            token.start(), "a second %TAG directive for " + token.value(), "leave it out");
                }
            } else if (versioned || !token.value().equals("1.1")) {
                throw new SyntaxError(
                        token.start(),
                        versioned ? "a second %YAML directive" : "Akash reads YAML 1.1, not " + token.value(),
                        "leave the line out");
            } else {
                versioned = true;
            }
            scanner.skip();
        }
        prefixes.putIfAbsent("!", "!");
        prefixes.putIfAbsent("!!", Yaml.TAG_PREFIX);
    }

    /** The whole of a tag. */
    String resolve(Token tag) {
        if (tag.value().isEmpty()) {
            return tag.suffix();
        }
        String prefix = prefixes.get(tag.value());
        if (prefix == null) {
            throw new SyntaxError(
                    tag.start(), "the tag's handle " + tag.value() + " is not known", "leave the tag out");
        }
        return prefix + tag.suffix();
    }
}
