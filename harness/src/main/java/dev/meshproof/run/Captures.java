package dev.meshproof.run;

import dev.meshproof.evidence.Evidence;
import dev.meshproof.evidence.Observation;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.StoredCaptures;
import dev.meshproof.probe.Vantage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The captures that a stored run has, decoded once more. */
public final class Captures {
    private Captures() {}

    /**
     * A run with everything decoded again that it has captures of.
     *
     * @param missing relays whose captures are not there any more: what was seen in them then stays
     */
    public record Decoded(StoredRun run, List<String> missing) {}

    /** @throws IOException naming the capture that cannot be read */
    public static Decoded again(StoredRun stored, Path folder) throws IOException {
        List<Observation> observations = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Observation o : stored.evidence().observations()) {
            if (o.answer() instanceof Answer.RelayView before
                    && o.ask().what() instanceof Question.RelayView question
                    && o.ask().from() instanceof Vantage.RelayHost at) {
                List<Path> files = files(folder.resolve(RunFolder.relayPath(at.relay())));
                if (files.isEmpty()) {
                    missing.add(at.relay());
                    observations.add(o);
                } else {
                    Answer now = StoredCaptures.again(files, before, question);
                    observations.add(new Observation(o.seq(), o.at(), o.took(), o.container(), o.ask(), now));
                }
            } else {
                observations.add(o);
            }
        }
        return new Decoded(
                new StoredRun(stored.result(), stored.plan(), Evidence.of(observations)), List.copyOf(missing));
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
