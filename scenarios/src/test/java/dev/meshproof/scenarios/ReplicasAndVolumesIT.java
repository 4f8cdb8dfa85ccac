package dev.meshproof.scenarios;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.claim.ClaimId;
import dev.meshproof.claim.Verdict;
import dev.meshproof.junit.LabUnderTest;
import dev.meshproof.junit.RunsLab;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.probe.PortForward;
import dev.meshproof.probe.Vantage;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two replicas of each service, offered ports that are not the containers' own, and volumes of every kind. */
@RunsLab(ReplicasAndVolumesIT.SDL)
class ReplicasAndVolumesIT {
    static final String SDL = "src/test/sdl/replicas-and-volumes.yaml";

    private static final ReplicaId WEB = new ReplicaId("replicas-and-volumes", "web", 0);
    private static final ReplicaId FIRST = new ReplicaId("replicas-and-volumes", "db", 0);
    private static final ReplicaId SECOND = new ReplicaId("replicas-and-volumes", "db", 1);

    @Test
    void everyReplicaAnswersAtWhatItIsOfferedAs(LabUnderTest lab) {
        assertThat(lab.result().verdict()).isEqualTo(Verdict.PROVEN);
        assertThat(lab.claim(ClaimId.ANSWERS_SIBLINGS).cases()).hasSize(12);
        assertThat(lab.claim(ClaimId.ANSWERS_THROUGH_INGRESS).cases().stream()
                        .filter(each -> each.verdict() == Verdict.PROVEN))
                .hasSize(4);
    }

    @Test
    void udpIsNeverProven(LabUnderTest lab) {
        assertThat(lab.claim(ClaimId.ANSWERS_THROUGH_INGRESS).cases().stream()
                        .filter(each -> each.subject().endsWith("/udp")))
                .hasSize(2)
                .allMatch(each -> each.verdict() == Verdict.NOT_APPLICABLE);
    }

    @Test
    void ramVolumesAreMemoryOfTheirSize(LabUnderTest lab) throws Exception {
        assertThat(says(lab, WEB, 8080, "/"))
                .containsPattern("tmpfs /ram tmpfs rw,.*size=8192k")
                .containsPattern("tmpfs /dev/shm tmpfs rw,.*size=16384k");
    }

    @Test
    void readOnlyVolumesCannotBeWritten(LabUnderTest lab) throws Exception {
        assertThat(says(lab, SECOND, 5433, "/seed.txt")).contains("Read-only file system");
    }

    @Test
    void persistentVolumesOutliveTheirReplicasContainerAndBelongToItAlone(LabUnderTest lab) throws Exception {
        lab.lab().kill(FIRST);
        Awaitility.await("the replica was restarted")
                .atMost(Duration.ofSeconds(30))
                .until(() -> lab.lab().restarts(FIRST) == 1);
        lab.lab().awaitReady(Duration.ofSeconds(60));

        assertThat(says(lab, FIRST, 5433, "/starts.txt")).isEqualTo("started\nstarted\n");
        assertThat(says(lab, SECOND, 5433, "/starts.txt")).isEqualTo("started\n");
    }

    @Test
    void ctrlCLeavesNoVolume(@TempDir Path runs) throws Exception {
        try (Meshproof verify = Meshproof.verifyLittle(runs, Path.of(SDL)).until("  ready")) {
            assertThat(Traces.of(verify)).anyMatch(trace -> trace.endsWith(".db.1.data"));
            verify.interrupt();

            verify.exitCode();
            assertThat(Traces.of(verify)).isEmpty();
        }
    }

    private static String says(LabUnderTest lab, ReplicaId replica, int port, String path) throws Exception {
        try (PortForward forward = lab.from(new Vantage.Sandbox(replica), "127.0.0.1", port)) {
            return given().baseUri(forward.uri().toString()).get(path).asString();
        }
    }
}
