package dev.meshproof.lint;

import dev.meshproof.sdl.Diagnostic;
import dev.meshproof.sdl.Diagnostics;
import dev.meshproof.sdl.Judge;
import dev.meshproof.sdl.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts what the two judges say together. */
final class Verdicts {
    private static final String SYNTAX = "yaml-syntax";

    private Verdicts() {}

    static Diagnostic by(Judge judge, Diagnostic of) {
        return new Diagnostic(judge, of.severity(), of.code(), of.at(), of.length(), of.message(), of.hint());
    }

    /** What both say at one place under one code is said once, in the chain's words. */
    static List<Diagnostic> joined(List<Diagnostic> chain, List<Diagnostic> console) {
        if (isNoYaml(chain) && isNoYaml(console)) {
            Diagnostic first =
                    Diagnostics.BY_PLACE.compare(chain.get(0), console.get(0)) < 0 ? chain.get(0) : console.get(0);
            return List.of(by(Judge.BOTH, first));
        }
        Map<Position, List<Diagnostic>> left = new LinkedHashMap<>();
        console.forEach(
                d -> left.computeIfAbsent(d.at(), at -> new ArrayList<>()).add(d));
        List<Diagnostic> all = new ArrayList<>();
        for (Diagnostic diagnostic : chain) {
            List<Diagnostic> here = left.getOrDefault(diagnostic.at(), new ArrayList<>());
            Optional<Diagnostic> same = here.stream()
                    .filter(d -> d.code().equals(diagnostic.code()) && d.severity() == diagnostic.severity())
                    .findFirst();
            same.ifPresent(here::remove);
            all.add(same.isPresent() ? by(Judge.BOTH, diagnostic) : diagnostic);
        }
        left.values().forEach(all::addAll);
        return all;
    }

    /** Two parsers rarely give up at the same character; the first place is the nearer to the cause. */
    private static boolean isNoYaml(List<Diagnostic> diagnostics) {
        return diagnostics.size() == 1 && diagnostics.get(0).code().equals(SYNTAX);
    }

    /** By place, with the file's secrets hidden in every text. */
    static List<Diagnostic> shown(List<Diagnostic> all, Lines lines) {
        return all.stream()
                .map(d -> new Diagnostic(
                        d.judge(),
                        d.severity(),
                        d.code(),
                        d.at(),
                        d.length(),
                        lines.hide(d.message()),
                        lines.hide(d.hint())))
                .distinct()
                .sorted(Diagnostics.BY_PLACE)
                .toList();
    }
}
