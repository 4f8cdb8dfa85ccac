package dev.meshproof.wiretap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/** The wiretap travels into containers, where there is the JDK and nothing else. */
class DependenciesTest {
    private static final String ROOT = "dev.meshproof.wiretap";
    private static final Map<String, Set<String>> MAY_USE = Map.of(
            ROOT,
            Set.of(),
            ROOT + ".derp",
            Set.of(ROOT),
            ROOT + ".packet",
            Set.of(),
            ROOT + ".search",
            Set.of(),
            ROOT + ".capture",
            Set.of(ROOT),
            ROOT + ".view",
            Set.of(ROOT, ROOT + ".packet", ROOT + ".search", ROOT + ".capture"),
            ROOT + ".forward",
            Set.of(),
            ROOT + ".fault",
            Set.of(ROOT, ROOT + ".packet"),
            ROOT + ".server",
            Set.of(
                    ROOT,
                    ROOT + ".derp",
                    ROOT + ".packet",
                    ROOT + ".search",
                    ROOT + ".capture",
                    ROOT + ".view",
                    ROOT + ".forward",
                    ROOT + ".fault"));

    /** Beside {@code java.base}: both are in the smallest runtime that runs containers' programs. */
    private static final Set<String> OF_THE_JDK =
            Set.of("javax.net.ssl", "com.sun.net.httpserver", "org.jspecify.annotations");

    private static final Pattern LINE = Pattern.compile(" +(dev\\.meshproof\\S*) +-> +(\\S+) +\\S.*");

    @Test
    void uses_the_jdk_and_what_stands_before_it() throws URISyntaxException {
        Path classes = Path.of(NodeKey.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        StringWriter out = new StringWriter();
        int code = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        new PrintWriter(out),
                        new PrintWriter(out),
                        "--ignore-missing-deps",
                        "-verbose:package",
                        classes.resolve(ROOT.replace('.', '/')).toString());
        assertThat(code).as(out.toString()).isZero();

        Map<String, Set<String>> uses = new TreeMap<>();
        Matcher line = LINE.matcher("");
        out.toString()
                .lines()
                .filter(l -> line.reset(l).matches())
                .forEach(l -> uses.computeIfAbsent(line.group(1), p -> new TreeSet<>())
                        .add(line.group(2)));

        assertThat(uses.keySet()).isEqualTo(new TreeSet<>(MAY_USE.keySet()));
        assertThat(uses.get(ROOT + ".view")).as("what it sees").contains(ROOT + ".capture", "java.io");
        uses.forEach((name, used) -> {
            used.removeIf(each -> each.startsWith("java.") || OF_THE_JDK.contains(each));
            assertThat(used).as(name).isSubsetOf(MAY_USE.get(name));
        });
    }
}
