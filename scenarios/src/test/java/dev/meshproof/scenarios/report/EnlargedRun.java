package dev.meshproof.scenarios.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.meshproof.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/**
 * A run of as many replicas as nobody has the machine for, made of a real one of three: what it says of the first replica is
 * said of all, what it says of the first pair of every pair. Only to see how a page of that size does; none of it happened.
 */
final class EnlargedRun {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NUMBERED = Pattern.compile("(akash-server|provider)-([12])\\b");
    private static final String FIRST_LOG = "replica_akash-server-1_backend.log";

    private EnlargedRun() {}

    /**
     * Has the reports of an enlarged run written.
     *
     * @param stored the folder of a run of replicas on providers that are numbered from 1
     * @return its folder, beside that one
     */
    static Path of(Path stored, int replicas) throws IOException {
        Path folder = stored.resolveSibling("of-" + replicas);
        Path logs = Files.createDirectories(folder.resolve(RunFolder.FILES.artifacts()));
        ObjectNode run =
                (ObjectNode) JSON.readTree(stored.resolve(RunFolder.RESULT).toFile());
        enlarge(run, replicas);
        JSON.writeValue(folder.resolve(RunFolder.RESULT).toFile(), run);
        String log = Files.readString(stored.resolve(RunFolder.artifactPath(FIRST_LOG)));
        for (int i = 1; i <= replicas; i++) {
            Files.writeString(logs.resolve(renamed(FIRST_LOG, i, i)), renamed(log, i, i));
        }
        StoredRuns.render(folder);
        return folder;
    }

    private static void enlarge(ObjectNode run, int replicas) throws IOException {
        ObjectNode plan = (ObjectNode) run.get("plan");
        plan.set("providers", each(plan.get("providers").get(0), replicas, i -> i));
        plan.set("replicas", each(plan.get("replicas").get(0), replicas, i -> i));
        run.set("sdls", each(run.get("sdls").get(0), replicas, i -> i));
        run.set("relayed", each(run.get("relayed").get(0), replicas, i -> next(i, replicas)));
        ArrayNode pairs = JSON.createArrayNode();
        for (int step = 1; step < replicas; step++) {
            int away = step;
            pairs.addAll(each(run.get("pairs").get(0), replicas, i -> (i + away - 1) % replicas + 1));
        }
        run.set("pairs", pairs);
        for (JsonNode claim : run.get("claims")) {
            JsonNode cases = claim.get("cases");
            if (cases.size() > 1) {
                ((ObjectNode) claim).set("cases", each(cases.get(0), replicas, i -> next(i, replicas)));
            }
        }
    }

    private static int next(int i, int replicas) {
        return i % replicas + 1;
    }

    /** @param other what becomes of 2 where 1 becomes the number of the replica */
    private static ArrayNode each(JsonNode template, int replicas, IntFunction<Integer> other) throws IOException {
        String text = template.toString();
        ArrayNode all = JSON.createArrayNode();
        for (int i = 1; i <= replicas; i++) {
            all.add(JSON.readTree(renamed(text, i, other.apply(i))));
        }
        return all;
    }

    private static String renamed(String text, int one, int two) {
        List<Integer> numbers = List.of(one, two);
        return NUMBERED.matcher(text)
                .replaceAll(name -> name.group(1) + "-" + numbers.get(Integer.parseInt(name.group(2)) - 1));
    }
}
