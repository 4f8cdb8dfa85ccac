package dev.meshproof.reports.html;

import dev.meshproof.run.PairResult;
import dev.meshproof.run.PairResult.PathResult;
import dev.meshproof.run.PlainText;
import dev.meshproof.run.ReplicaResult;
import dev.meshproof.run.RunResult;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Of a large lab: how long each pair took by name and by address, for the script. */
final class MatrixFigures {
    private MatrixFigures() {}

    /** {@code {"ids":[…],"took":{"0":[[by name, by address],…]}}} in milliseconds, null where there is no figure. */
    static String json(RunResult run) {
        List<ReplicaResult> replicas = run.plan().replicas();
        Map<String, Map<String, PairResult>> pairs = new HashMap<>();
        run.pairs()
                .forEach(pair ->
                        pairs.computeIfAbsent(pair.from(), f -> new HashMap<>()).putIfAbsent(pair.to(), pair));
        StringBuilder json = new StringBuilder("{\"ids\":[");
        for (int i = 0; i < replicas.size(); i++) {
            json.append(i == 0 ? "" : ",").append(quoted(replicas.get(i).id()));
        }
        json.append("],\"took\":[");
        for (int i = 0; i < replicas.size(); i++) {
            json.append(i == 0 ? "[" : ",[");
            Map<String, PairResult> from = pairs.getOrDefault(replicas.get(i).id(), Map.of());
            for (int j = 0; j < replicas.size(); j++) {
                PairResult pair = from.get(replicas.get(j).id());
                json.append(j == 0 ? "" : ",");
                json.append(pair == null ? "0" : "[" + took(pair.name()) + "," + took(pair.address()) + "]");
            }
            json.append(']');
        }
        return json.append("]}").toString();
    }

    private static String took(PathResult path) {
        return path.tookMillis()
                .map(millis -> String.format(Locale.ROOT, "%.1f", millis))
                .orElse("null");
    }

    /** A JSON string that cannot end the element that it stands in. */
    static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : PlainText.of(text).toCharArray()) {
            if (c == '"'
                    || c == '\\'
                    || c == '<'
                    || c == '>'
                    || c == '&'
                    || c < ' '
                    || c == '\u2028'
                    || c == '\u2029') {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
