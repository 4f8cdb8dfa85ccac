package dev.meshproof.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import dev.meshproof.containers.WiretapContainer;
import dev.meshproof.junit.LabUnderTest;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.RelayLane;
import dev.meshproof.probe.RelayLane.Amount;
import dev.meshproof.probe.Vantage;
import dev.meshproof.probe.Wiretaps;
import dev.meshproof.run.RelayedResult;
import dev.meshproof.run.RunFolder;
import dev.meshproof.run.StoredRun;
import dev.meshproof.scenarios.Tshark.Packet;
import dev.meshproof.scenarios.Tshark.Way;
import dev.meshproof.verify.LabEngine;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether tshark counts what relays saw as we do: packets and bytes of each lane, by WireGuard's type. */
final class SecondOpinion {
    private static final Map<String, String> TYPES =
            Map.of("initiation", "1", "response", "2", "cookie", "3", "transport", "4", "disco", "", "foreign", "");
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private SecondOpinion() {}

    /** Of the files in the run's folder, against what was seen in them when the run was judged. */
    static void onWhatTheRunKept(LabUnderTest lab) throws IOException, InterruptedException {
        Map<String, Answer.RelayView> views = StoredRun.read(lab.folder()).evidence().observations().stream()
                .filter(o -> o.ask().what() instanceof Question.RelayView)
                .collect(Collectors.toMap(
                        o -> ((Vantage.RelayHost) o.ask().from()).relay(), o -> (Answer.RelayView) o.answer()));
        assertThat(views).containsOnlyKeys(lab.lab().plan().relays());
        for (Map.Entry<String, Answer.RelayView> view : views.entrySet()) {
            List<Packet> packets = Tshark.packets(lab.folder().resolve(RunFolder.relayPath(view.getKey())));
            assertThat(byType(packets))
                    .as(view.getKey())
                    .isEqualTo(view.getValue().lanes().stream()
                            .map(Answer.ViewedLane::lane)
                            .collect(Collectors.toMap(SecondOpinion::way, lane -> byType(lane.kinds()))));
        }
    }

    /**
     * Of what the wiretaps have kept by now, against what they count and against run.json. Those numbers are older, and of the
     * first packets of each lane.
     */
    static void onTheNumbersOfTheRun(LabUnderTest lab) throws Exception {
        assertThat(lab.result().relayed()).isNotEmpty();
        for (String relay : lab.lab().plan().relays()) {
            // It puts on disk what it counted.
            List<RelayLane> counted = new Wiretaps(Wiretaps.PORT)
                    .counts(lab.lab().place(new Vantage.RelayHost(relay)), LIMIT)
                    .lanes();
            Map<Way, List<Packet>> packets =
                    now(lab, relay).stream().collect(Collectors.groupingBy(Packet::way, Collectors.toList()));

            counted.stream()
                    .filter(lane -> lane.direction().equals(RelayLane.TO_RELAY))
                    .forEach(lane -> agrees(packets, way(lane), lane.kinds()));
            ofRelay(lab, relay)
                    .forEach(pair ->
                            agrees(packets, new Way(RelayLane.TO_RELAY, pair.fromKey(), pair.toKey()), pair.kinds()));
        }
    }

    private static Stream<RelayedResult> ofRelay(LabUnderTest lab, String relay) {
        return lab.result().relayed().stream().filter(pair -> pair.relay().equals(relay));
    }

    private static List<Packet> now(LabUnderTest lab, String relay) throws IOException, InterruptedException {
        DockerClient docker = new LabEngine().client();
        String wiretap = Objects.requireNonNull(lab.lab().containers().get("wiretap " + relay));
        try (InputStream tar = docker.copyArchiveFromContainerCmd(wiretap, WiretapContainer.CAPTURES)
                .exec()) {
            return Tshark.packets(tar);
        }
    }

    /** That the first packets of a way, as many as were counted, are what was counted. */
    static void agrees(Map<Way, List<Packet>> packets, Way way, Map<String, Amount> kinds) {
        long seen = kinds.values().stream().mapToLong(Amount::packets).sum();
        assertThat(byType(packets.getOrDefault(way, List.of()).stream()
                        .limit(seen)
                        .toList()))
                .isEqualTo(Map.of(way, byType(kinds)));
    }

    private static Way way(RelayLane lane) {
        return new Way(lane.direction(), lane.source(), lane.destination());
    }

    private static Map<Way, Map<String, Amount>> byType(List<Packet> packets) {
        Map<Way, Map<String, Amount>> counted = new LinkedHashMap<>();
        packets.forEach(packet -> counted.computeIfAbsent(packet.way(), any -> new LinkedHashMap<>())
                .merge(packet.type(), new Amount(1, packet.bytes()), SecondOpinion::sum));
        return counted;
    }

    private static Map<String, Amount> byType(Map<String, Amount> kinds) {
        Map<String, Amount> counted = new LinkedHashMap<>();
        kinds.forEach((kind, amount) -> {
            if (amount.packets() > 0) {
                counted.merge(Objects.requireNonNull(TYPES.get(kind), kind), amount, SecondOpinion::sum);
            }
        });
        return counted;
    }

    private static Amount sum(Amount one, Amount other) {
        return new Amount(one.packets() + other.packets(), one.bytes() + other.bytes());
    }
}
