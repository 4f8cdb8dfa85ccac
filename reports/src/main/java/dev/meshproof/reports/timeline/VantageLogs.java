package dev.meshproof.reports.timeline;

import java.util.List;
import java.util.stream.IntStream;

/** Which logs tell of what is asked from a vantage: those of the containers that it is in, or beside. */
record VantageLogs(List<LogFile> logs) {
    /** Places among the logs; none where nothing at the vantage prints. */
    List<Integer> of(Probe.Vantage from) {
        return switch (from.kind()) {
            case "sandbox", "inside" -> ofReplica(from.of());
            case "control-plane", "control-plane-host" -> named("control plane");
            case "relay-host" -> named("relay " + from.of(), "wiretap " + from.of());
            case "mirror-host" -> named("package mirror");
            case "ingress" -> named("ingress " + from.of());
            case "outsider" -> from.of().equals("STRANGER") ? named("stranger") : named("outsider");
            default -> List.of();
        };
    }

    /** Of all of a replica's containers. */
    List<Integer> ofReplica(String replica) {
        return IntStream.range(0, logs.size())
                .filter(i -> logs.get(i).isOf(replica))
                .boxed()
                .toList();
    }

    private List<Integer> named(String... names) {
        return IntStream.range(0, logs.size())
                .filter(i -> List.of(names).contains(logs.get(i).of()))
                .boxed()
                .toList();
    }
}
