package dev.meshproof.sdl.yaml;

import dev.meshproof.sdl.SdlException;
import dev.meshproof.sdl.SdlFiles;
import dev.meshproof.sdl.yaml.goyaml.Parser;
import dev.meshproof.sdl.yaml.goyaml.SyntaxError;
import java.util.Optional;

/** Reads the first document of a file, as yaml.v3 takes it: {@code Unmarshal}, which Akash uses, looks no further. */
public final class YamlReader {
    /** yaml.v3 reads its input in pieces of so many bytes, and minds a control character once its piece is read (readerc.go). */
    private static final int PIECE = 512;

    private YamlReader() {}

    /**
     * @return empty where the file holds no document
     * @throws SdlException if it is no YAML, or too large
     */
    public static Optional<Yaml> read(Source source) {
        if (source.text().length() > SdlFiles.MAX_BYTES) {
            throw SdlException.of(
                    "file-too-large", source.at(0), 1, "is larger than 1 MiB", "check that it is the SDL you meant");
        }
        TreeBuilder tree = new TreeBuilder(source);
        Parser parser = new Parser(source.text(), tree);
        int control = firstControlCharacter(source.text());
        try {
            parser.document();
        } catch (SyntaxError e) {
            if (control >= 0 && control <= Math.max(e.at(), parser.furthest())) {
                throw controlCharacter(source, control);
            }
            throw SdlException.of("yaml-syntax", source.at(e.at()), 1, "not YAML: " + e.problem(), e.hint());
        }
        if (control >= 0 && control - control % PIECE <= parser.furthest()) {
            throw controlCharacter(source, control);
        }
        return tree.root();
    }

    /** -1 for none. Tabs and line breaks are none (readerc.go). */
    private static int firstControlCharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean allowed = (c >= ' ' && c <= '~')
                    || c == '\n'
                    || c == '\t'
                    || c == '\r'
                    || c == '\u0085'
                    || (c >= '\u00A0' && c <= '\uFFFD');
            if (!allowed) {
                return i;
            }
        }
        return -1;
    }

    private static SdlException controlCharacter(Source source, int index) {
        return SdlException.of(
                "yaml-character",
                source.at(index),
                1,
                "not YAML: the character U+%04X is not allowed"
                        .formatted((int) source.text().charAt(index)),
                "delete it, or write it as an escape in double quotes");
    }
}
