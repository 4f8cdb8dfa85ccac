package dev.meshproof.lint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** docs/lint.md, with its examples. */
record LintDocument(String base, List<Example> examples, String text) {
    private static final Path PATH = Path.of("../docs/lint.md");
    private static final Pattern HEADING_OR_FENCE =
            Pattern.compile("(?m)^### (\\S+)$|^```yaml (base|bad|good)\\n((?:.*\\n)*?)```$");

    /** @param kind bad or good */
    record Example(String code, String kind, String fragment) {
        @Override
        public String toString() {
            return code + " " + kind;
        }
    }

    static LintDocument read() throws IOException {
        String text = Files.readString(PATH);
        Matcher matcher = HEADING_OR_FENCE.matcher(text);
        String base = "";
        String code = "";
        List<Example> examples = new ArrayList<>();
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                code = matcher.group(1);
            } else if (matcher.group(2).equals("base")) {
                base = matcher.group(3);
            } else {
                examples.add(new Example(code, matcher.group(2), matcher.group(3)));
            }
        }
        return new LintDocument(base, List.copyOf(examples), text);
    }

    /** The base with an example laid over it. */
    String whole(Example example) {
        Object laid = lay(load(base), load(example.fragment()));
        return new Dump(DumpSettings.builder().build()).dumpToString(laid);
    }

    private static Object load(String yaml) {
        return new Load(LoadSettings.builder().build()).loadFromString(yaml);
    }

    private static Object lay(Object below, Object above) {
        if (!(below instanceof Map<?, ?> a) || !(above instanceof Map<?, ?> b)) {
            return above;
        }
        Map<Object, Object> all = new LinkedHashMap<>(a);
        b.forEach((key, value) -> all.merge(key, value, LintDocument::lay));
        return all;
    }
}
