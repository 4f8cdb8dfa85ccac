package dev.meshproof.lint.advice;

import dev.meshproof.lint.Advice;
import dev.meshproof.lint.AdviceCode;
import dev.meshproof.lint.Branch;
import dev.meshproof.lint.Document;
import dev.meshproof.lint.Findings;
import dev.meshproof.lint.Span;
import dev.meshproof.sdl.Text;
import dev.meshproof.sdl.yaml.Yaml;
import dev.meshproof.sdl.yaml.Yaml.Mapping;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Sizes whose suffix only the console understands: it looks at the first letter in any case, and at an {@code i} behind it
 * (chain-sdk, ts/src/sdl/sizes.ts); the chain knows twelve suffixes (go/sdl, units.go).
 */
public final class SizeDiffers implements Advice {
    private static final Set<String> CHAIN = Set.of("k", "Ki", "M", "Mi", "G", "Gi", "T", "Ti", "P", "Pi", "E", "Ei");
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,15})?)([kmgtpe])([a-z]{0,3})");

    @Override
    public void look(Document document, Findings findings) {
        for (Branch.Named profile : document.profiles()) {
            Branch resources = profile.branch().branch("resources");
            sizes(resources).forEach(size -> look(size, findings));
        }
    }

    private static Stream<Text> sizes(Branch resources) {
        Optional<Yaml> storage = resources.entry("storage").map(Yaml.Entry::value);
        List<Branch> volumes = storage.isPresent() && storage.get() instanceof Mapping
                ? List.of(resources.branch("storage"))
                : resources.branches("storage");
        return Stream.concat(Stream.of(resources.branch("memory")), volumes.stream())
                .flatMap(branch -> branch.text("size").stream());
    }

    private static void look(Text size, Findings findings) {
        Matcher matcher = SIZE.matcher(size.value().toLowerCase(Locale.ROOT));
        if (!matcher.matches() || CHAIN.contains(size.value().substring(matcher.end(1)))) {
            return;
        }
        String number = matcher.group(1);
        String letter = matcher.group(2).equals("k") ? "k" : matcher.group(2).toUpperCase(Locale.ROOT);
        String binary = number + letter.toUpperCase(Locale.ROOT) + "i";
        boolean meansBinary = matcher.group(3).equals("i");
        findings.add(
                AdviceCode.SIZE_DIFFERS,
                Span.of(size),
                "the chain refuses \"%s\", and the console takes it for %s"
                        .formatted(size.value(), meansBinary ? binary : number + letter),
                meansBinary
                        ? "write " + binary
                        : "write " + number + letter + " for powers of 1000, or " + binary + " for powers of 1024");
    }
}
