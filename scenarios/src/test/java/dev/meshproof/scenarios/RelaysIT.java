package dev.meshproof.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.DockerClient;
import dev.meshproof.claim.ClaimId;
import dev.meshproof.claim.Verdict;
import dev.meshproof.junit.LabUnderTest;
import dev.meshproof.junit.RunsLab;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.LocalApi;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.RelayLane.Amount;
import dev.meshproof.probe.Vantage;
import dev.meshproof.probe.derp.DerpClient;
import dev.meshproof.run.ClaimResult;
import dev.meshproof.run.RelayedResult;
import dev.meshproof.run.RunResult;
import dev.meshproof.verify.LabEngine;
import java.net.Socket;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Of several relays each pair uses one, whose wiretap sees it; no relay takes whom the control plane does not vouch for. */
@RunsLab(
        value = {"../examples/three-providers/akash-server-1.yaml", "../examples/three-providers/akash-server-2.yaml"},
        lab = "src/test/sdl/two-relays.lab.yaml")
class RelaysIT {
    private static final List<String> BOTH = List.of("relay-1", "relay-2");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Test
    void isProven(LabUnderTest lab) {
        Proven.ofATailnet(lab);
        assertThat(Stream.of(ClaimId.SEALED_ON_RELAY, ClaimId.TAMPER_EVIDENT, ClaimId.KNOWN_PARTIES))
                .allSatisfy(claim -> assertThat(lab.claim(claim).verdict()).isEqualTo(Verdict.PROVEN));
    }

    @Nested
    class EachPair {
        @Test
        void isSeenAtTheRelayThatItUses(LabUnderTest lab) throws Exception {
            Map<String, String> homes = new HashMap<>();
            for (ReplicaPlan replica : lab.lab().plan().replicas()) {
                homes.put(replica.id().toString(), home(lab, replica.id()));
            }
            assertThat(BOTH).containsAll(homes.values());
            for (String from : homes.keySet()) {
                for (String to : homes.keySet()) {
                    if (!from.equals(to)) {
                        // A node answers where it was asked, be that its own home or the other's.
                        assertThat(seen(lab, from, to))
                                .as(from + " -> " + to + ", homes " + homes)
                                .isNotEmpty()
                                .allMatch(pair -> pair.relay().equals(homes.get(from))
                                        || pair.relay().equals(homes.get(to)))
                                .anyMatch(pair -> pair.kinds()
                                                .getOrDefault("transport", new Amount(0, 0))
                                                .packets()
                                        > 0);
                    }
                }
            }
        }

        private String home(LabUnderTest lab, ReplicaId replica) throws Exception {
            return LocalApi.status(lab.lab().place(new Vantage.Inside(replica)), LIMIT)
                    .orElseThrow()
                    .relay();
        }

        private List<RelayedResult> seen(LabUnderTest lab, String from, String to) {
            return lab.result().relayed().stream()
                    .filter(pair -> pair.from().equals(from) && pair.to().equals(to) && pair.packets() > 0)
                    .toList();
        }
    }

    @Nested
    class TsharkAgrees {
        @Test
        void onWhatTheRunKept(LabUnderTest lab) throws Exception {
            SecondOpinion.onWhatTheRunKept(lab);
        }

        @Test
        void onTheNumbersOfTheRun(LabUnderTest lab) throws Exception {
            SecondOpinion.onTheNumbersOfTheRun(lab);
        }
    }

    @Nested
    class WhomNobodyKnows {
        private final DockerClient docker = new LabEngine().client();

        @Test
        void isRefusedWhereTheControlPlaneDoesNotListIt(LabUnderTest lab) throws Exception {
            isRefused(lab, "not allowed");
        }

        @Test
        void isRefusedWhereTheControlPlaneDoesNotAnswer(LabUnderTest lab) throws Exception {
            String controlPlane = container(lab, "control plane");
            docker.pauseContainerCmd(controlPlane).exec();
            try {
                isRefused(lab, "deadline exceeded");
            } finally {
                docker.unpauseContainerCmd(controlPlane).exec();
            }
        }

        /** @param why in the relay's words (tailscale v1.102.3, derp/derpserver/derpserver.go) */
        private void isRefused(LabUnderTest lab, String why) throws Exception {
            for (String relay : BOTH) {
                DerpClient client = new DerpClient(new SecureRandom());
                try (Socket connection = lab.lab().relayTls(new Vantage.RelayHost(relay), relay, LIMIT)) {
                    connection.setSoTimeout(Math.toIntExact(LIMIT.toMillis()));
                    assertThat(client.introduce(connection))
                            .as(relay + " lets in " + client.key())
                            .isFalse();
                }
                String container = container(lab, "relay " + relay);
                await("relay " + relay + " says why")
                        .atMost(LIMIT)
                        .untilAsserted(() -> assertThat(
                                        ContainerOutput.of(docker, container).err())
                                .containsPattern("client " + client.key() + " rejected: .*" + why));
            }
        }

        private static String container(LabUnderTest lab, String role) {
            return Objects.requireNonNull(lab.lab().containers().get(role), role);
        }
    }

    /** By night: its lab is one more. */
    @Nested
    @EnabledIfSystemProperty(named = "sabotages", matches = "all")
    class ARelayWhoseWiretapIsKilled {
        @Test
        void isNamedAsTheCauseAndTheRunIsNotProven() throws Exception {
            RunResult result = WiretapKilled.when(Phase.CANARY, BOTH.size());

            assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(List.of(ClaimId.RELAYED, ClaimId.SEALED_ON_RELAY, ClaimId.TAMPER_EVIDENT, ClaimId.KNOWN_PARTIES))
                    .allSatisfy(id -> assertThat(result.claims())
                            .filteredOn(claim -> claim.id().equals(id.toString()))
                            .allSatisfy(claim -> assertThat(causes(claim))
                                    .as(claim.id() + " " + claim.verdict() + ": " + claim.reason())
                                    .isNotEmpty()
                                    .allMatch(cause -> cause.contains(WiretapKilled.RELAY)))
                            .hasSize(1));
        }

        private static List<String> causes(ClaimResult claim) {
            return claim.cases().stream()
                    .flatMap(each -> each.diagnosis().stream())
                    .map(ClaimResult.DiagnosisResult::cause)
                    .toList();
        }
    }
}
