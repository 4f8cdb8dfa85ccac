package dev.meshproof.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.claim.Catalogue;
import dev.meshproof.claim.ClaimId;
import dev.meshproof.claim.Verdict;
import dev.meshproof.containers.agent.AgentConnection;
import dev.meshproof.containers.agent.AgentLost;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.probe.Vantage;
import dev.meshproof.run.ClaimResult;
import dev.meshproof.run.RunResult;
import dev.meshproof.verify.LabEngine;
import dev.meshproof.verify.LabRun;
import dev.meshproof.verify.RunProgress;
import dev.meshproof.verify.Settings;
import dev.meshproof.wire.AgentRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A replica that ends comes back as a new container in its old sandbox, and claims see what is there then. */
class RestartIT {
    private static final ReplicaId FIRST = new ReplicaId("akash-server-1", "backend", 0);
    private static final Settings SETTINGS =
            Settings.ofTests().withClaims(Catalogue.claims(List.of("joined", "reachable-by-address")));

    @Test
    void claimsSeeTheNewContainerInTheOldSandbox() throws Exception {
        try (LabRun run = LabRun.start(Sdls.planned(Sdls.two()), SETTINGS, new LabEngine(), RunProgress.SILENT)) {
            String sandbox = run.lab().place(new Vantage.Sandbox(FIRST)).containerId();
            String before = run.lab().inspect(new Vantage.Inside(FIRST)).containerId();
            AgentConnection inside = run.lab().place(new Vantage.Inside(FIRST)).agent();

            run.lab().kill(FIRST);
            Awaitility.await("the replica was restarted")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> run.lab().restarts(FIRST) == 1);
            assertThat(inside.ask(new AgentRequest.Processes(), Duration.ofSeconds(60)))
                    .as("asked of a container that has ended")
                    .failsWithin(Duration.ofSeconds(20))
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(AgentLost.class);
            run.lab().awaitReady(Duration.ofSeconds(60));
            Awaitility.await("the control plane has missed the node that is gone")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> run.lab().nodes().stream().anyMatch(node -> !node.online()));
            run.observe();
            RunResult result = run.judge();

            assertThat(run.lab().place(new Vantage.Sandbox(FIRST)).containerId())
                    .isEqualTo(sandbox);
            assertThat(run.lab().inspect(new Vantage.Inside(FIRST)).containerId())
                    .isNotEqualTo(before);
            assertThat(result.replica(FIRST.toString()).restarts()).isEqualTo(1);
            assertThat(result.notices()).anyMatch(notice -> notice.contains("replica akash-server-1/backend ended"));
            // Its state was lost with its container: the node came back under another name, and that is what is seen.
            assertThat(claim(result, ClaimId.JOINED).verdict()).isEqualTo(Verdict.REFUTED);
            assertThat(claim(result, ClaimId.JOINED).reason()).contains("akash-server-1 is known as akash-server-1-1");
        }
    }

    private static ClaimResult claim(RunResult result, ClaimId id) {
        return result.claims().stream()
                .filter(claim -> claim.id().equals(id.toString()))
                .findFirst()
                .orElseThrow();
    }
}
