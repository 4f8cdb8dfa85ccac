package dev.meshproof.reports.html;

import dev.meshproof.run.ClaimResult;
import dev.meshproof.run.NodeResult;
import dev.meshproof.run.RunResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run in which names, hosts, versions and notices are what an attacker would like them to be. */
final class Hostile {
    private Hostile() {}

    static RunResult everywhere(RunResult run, String text) {
        return new RunResult(
                run.schemaVersion(),
                run.verdict(),
                text,
                text,
                run.startedAt(),
                run.durationMillis(),
                text,
                new RunResult.Machine(text, text, 2, 1, text, text),
                List.of(new RunResult.SdlFile(text, text, text, text, Optional.of("../../" + text))),
                run.plan(),
                List.of(new RunResult.ImageOrigin(
                        text, text, RunResult.ImageOrigin.Kind.LOCAL, text, Map.of(text, text))),
                List.of(new RunResult.Version(text, text, text)),
                run.claims().stream()
                        .map(c -> new ClaimResult(c.id(), text, c.verdict(), text, c.cases()))
                        .toList(),
                run.pairs(),
                run.relayed(),
                run.tailnet().stream()
                        .map(n -> new NodeResult(
                                text,
                                text + "2",
                                n.replica(),
                                List.of(text),
                                true,
                                text,
                                text,
                                n.keyKind(),
                                Optional.of(text),
                                Optional.of(text),
                                Optional.of(text)))
                        .toList(),
                List.of(new RunResult.Timing(text, 0, 1)),
                run.counts(),
                List.of(text),
                run.files());
    }
}
