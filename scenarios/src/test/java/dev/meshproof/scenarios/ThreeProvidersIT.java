package dev.meshproof.scenarios;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import dev.meshproof.claim.ClaimId;
import dev.meshproof.claim.Verdict;
import dev.meshproof.junit.LabUnderTest;
import dev.meshproof.junit.RunsLab;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.PortForward;
import dev.meshproof.probe.Vantage;
import dev.meshproof.run.Captures;
import dev.meshproof.run.ClaimResult;
import dev.meshproof.run.Judge;
import dev.meshproof.run.RunResult;
import dev.meshproof.run.StoredRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Three leases on three providers form one tailnet, and everything that is claimed for it holds. */
@RunsLab("../examples/three-providers")
class ThreeProvidersIT {
    private static final ReplicaId FIRST = new ReplicaId("akash-server-1", "backend", 0);
    private static final ReplicaId SECOND = new ReplicaId("akash-server-2", "backend", 0);

    @Test
    void isProven(LabUnderTest lab) {
        Proven.ofATailnet(lab);
    }

    @Nested
    class EveryReplicaJoined {
        @TestFactory
        Stream<DynamicTest> underItsHostname(LabUnderTest lab) {
            return lab.casesOf(ClaimId.JOINED);
        }
    }

    @Nested
    class EveryServiceIsReachable {
        @TestFactory
        Stream<DynamicTest> byAddress(LabUnderTest lab) {
            return lab.casesOf(ClaimId.REACHABLE_BY_ADDRESS);
        }

        @TestFactory
        Stream<DynamicTest> byName(LabUnderTest lab) {
            return lab.casesOf(ClaimId.REACHABLE_BY_NAME);
        }

        @Test
        void byRestAssuredThroughAnotherReplicasSocks5(LabUnderTest lab) throws Exception {
            try (PortForward forward = lab.through(SECOND, "akash-server-1", 8000)) {
                await("the service answers through " + SECOND)
                        .atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> given().baseUri("http://127.0.0.1:" + forward.port())
                                .get("/")
                                .then()
                                .statusCode(200)
                                .body(containsString("Hello from akash-server-1")));
            }
        }
    }

    @Nested
    class EveryServiceListensOnLoopbackOnly {
        @TestFactory
        Stream<DynamicTest> inEachReplica(LabUnderTest lab) {
            return lab.casesOf(ClaimId.BOUND_TO_LOOPBACK);
        }
    }

    @Nested
    class NoOtherProviderReachesIt {
        @TestFactory
        Stream<DynamicTest> fromAnywhere(LabUnderTest lab) {
            return lab.casesOf(ClaimId.UNREACHABLE_ACROSS_PROVIDERS);
        }
    }

    @Nested
    class EveryReplicaIsUnprivileged {
        @TestFactory
        Stream<DynamicTest> each(LabUnderTest lab) {
            return lab.casesOf(ClaimId.UNPRIVILEGED);
        }
    }

    @Nested
    class TheSdlsRanAsTheyStand {
        @Test
        void theirHashesStandInTheResult(LabUnderTest lab) throws Exception {
            byte[] file = Files.readAllBytes(Sdls.THREE_PROVIDERS.resolve("akash-server-1.yaml"));
            String sha256 = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(file));
            assertThat(lab.result().sdls()).anyMatch(sdl -> sdl.sha256().equals(sha256));
        }

        @Test
        void theContainerGotExactlyTheSdlsWords(LabUnderTest lab) throws Exception {
            RanAs ran = RanAs.of(lab, FIRST);
            assertThat(ran.entrypoint()).containsExactlyElementsOf(ran.plan().entrypoint());
            assertThat(ran.command()).containsExactlyElementsOf(ran.plan().command());
            assertThat(ran.env()).containsAllEntriesOf(ran.plannedEnvBut("TS_AUTHKEY"));
            assertThat(ran.env().keySet()).containsExactlyInAnyOrderElementsOf(ran.namesAccountedFor(lab));
        }
    }

    @Nested
    class NothingLeavesTheLab {
        @TestFactory
        Stream<DynamicTest> noAddressOutsideAnswersASandbox(LabUnderTest lab) {
            return WaysOut.from(lab, FIRST);
        }

        @TestFactory
        Stream<DynamicTest> notEvenToAPortOfTheHostOnWhichSomethingListens(LabUnderTest lab) throws Exception {
            return WaysOut.toAListenerOfTheHost(lab, FIRST);
        }

        @Test
        void theDnsSinkholeGetsWhatTheLabDoesNotKnow(LabUnderTest lab) throws Exception {
            WaysOut.lookUp(lab, FIRST, "nobody.example.com");
            assertThat(WaysOut.sinkholeQueries(lab, "provider-1")).contains("nobody.example.com");
        }
    }

    @Nested
    class WhoeverMustNotReachIsAbleTo {
        @TestFactory
        Stream<DynamicTest> reachAListenerOnAContainersAddress(LabUnderTest lab) {
            return Lookouts.onItsNetwork(lab, FIRST)
                    .map(from -> DynamicTest.dynamicTest(from.toString(), () -> {
                        assertThat(Lookouts.connect(lab, from, FIRST)).isInstanceOf(Answer.Refused.class);
                        assertThat(Lookouts.connectToCanary(lab, from, FIRST)).isInstanceOf(Answer.Reached.class);
                    }));
        }

        @Test
        void reachItThroughTheIngress(LabUnderTest lab) {
            assertThat(Lookouts.throughItsDoor(lab, FIRST)).isInstanceOf(Answer.Refused.class);
            assertThat(Lookouts.throughItsDoorToCanary(lab, FIRST)).isInstanceOf(Answer.Reached.class);
        }

        @Test
        void beHeardByTheHostsListenerFromAnOrdinaryBridge(LabUnderTest lab) throws Exception {
            assertThat(Lookouts.connectToHost(lab, new Vantage.Visitor()))
                    .isNotEmpty()
                    .allMatch(answer -> answer instanceof Answer.Reached);
            assertThat(Lookouts.connectToHost(lab, new Vantage.Sandbox(FIRST)))
                    .isNotEmpty()
                    .allMatch(answer -> answer instanceof Answer.NoRoute || answer instanceof Answer.TimedOut);
            assertThat(Lookouts.heardByTheHost(lab))
                    .contains(Lookouts.addressOfTheVisitor(lab))
                    .doesNotContainAnyElementsOf(Lookouts.addressesOfReplicas(lab));
        }
    }

    @Nested
    class AnOutsider {
        @TestFactory
        Stream<DynamicTest> isRefusedByAddressAndByName(LabUnderTest lab) {
            return Outside.attempts(lab, FIRST)
                    .map(attempt -> DynamicTest.dynamicTest(
                            attempt.toString(),
                            () -> assertThat(attempt.answer()).isInstanceOf(Answer.ProxyRefused.class)));
        }

        @Test
        void ofAnotherTailnetGetsAnAnswerFromAServiceOfItsOwn(LabUnderTest lab) {
            assertThat(Outside.strangersOwnService(lab)).isInstanceOf(Answer.Reached.class);
        }

        @Test
        void getsInOnceThePolicyAdmitsItAndIsOutAgainOnceItDoesNot(LabUnderTest lab) {
            lab.lab().admitOutsiders(true);
            try {
                assertThat(Outside.unadmittedByAddress(lab, FIRST)).isInstanceOf(Answer.Reached.class);
            } finally {
                lab.lab().admitOutsiders(false);
            }
            assertThat(Outside.unadmittedByAddress(lab, FIRST)).isInstanceOf(Answer.ProxyRefused.class);
        }

        @Test
        void isNotWhomAReplicaKnows(LabUnderTest lab) throws Exception {
            assertThat(Outside.peersOf(lab, FIRST)).containsExactlyInAnyOrder("akash-server-2", "akash-server-3");
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

    /** Judged from this run's own capture, with one thing changed in it. */
    @Nested
    class ARelayThatSeesMoreThanItShould {
        private static final String PAIR = FIRST + " -> " + SECOND;

        @TempDir
        private Path folder;

        @Test
        void ofAPlaintextStream(LabUnderTest lab) throws Exception {
            AlteredCapture capture = AlteredCapture.of(lab, FIRST, SECOND);
            String canary = capture.canary(FIRST, SECOND);
            byte[] request = ("GET /" + canary + " HTTP/1.1\r\n\r\n").getBytes(US_ASCII);

            assertThat(refuted(lab, capture.with(Collections.nCopies(20, request))))
                    .anyMatch(seen -> seen.contains(canary + " as raw, 20 times"))
                    .anyMatch(seen -> seen.startsWith("20 foreign"));
        }

        @Test
        void ofOnePlaintextPacketAmongAMillion(LabUnderTest lab) throws Exception {
            AlteredCapture capture = AlteredCapture.of(lab, FIRST, SECOND);
            byte[] canary = capture.canary(FIRST, SECOND).getBytes(US_ASCII);

            assertThat(refuted(
                            lab,
                            capture.withTransport(500_000)
                                    .with(List.of(Base64.getEncoder().encode(canary)))
                                    .withTransport(500_000)))
                    .anyMatch(seen -> seen.contains(" as base64, 1 times"))
                    .anyMatch(seen -> seen.matches("1 foreign of 100\\d{4} packets.*"));
        }

        @Test
        void ofAForeignFirstByte(LabUnderTest lab) throws Exception {
            assertThat(refuted(lab, AlteredCapture.of(lab, FIRST, SECOND).with(List.of(new byte[] {7, 0, 0, 0}))))
                    .allMatch(seen -> seen.startsWith("1 foreign"));
        }

        @Test
        void ofARepeatedCounter(LabUnderTest lab) throws Exception {
            assertThat(refuted(lab, AlteredCapture.of(lab, FIRST, SECOND).withTheLastAgain()))
                    .allMatch(seen -> seen.startsWith("1 repeated-counter"));
        }

        @Test
        void ofASessionThatNobodyAnnounced(LabUnderTest lab) throws Exception {
            assertThat(refuted(lab, AlteredCapture.of(lab, FIRST, SECOND).withTheLastOfAnotherSession()))
                    .allMatch(seen -> seen.startsWith("1 unannounced-receiver"));
        }

        @Test
        void butAnotherOrderIsNoted(LabUnderTest lab) throws Exception {
            RunResult judged = AlteredCapture.of(lab, FIRST, SECOND)
                    .withTheLastTwoSwapped()
                    .judgedIn(folder);

            assertThat(verdicts(judged)).isEqualTo(verdicts(lab.result()));
            assertThat(sealed(judged))
                    .filteredOn(each -> each.subject().equals(PAIR))
                    .flatExtracting(ClaimResult.CaseResult::checks)
                    .extracting(ClaimResult.FindingResult::seen)
                    .anyMatch(seen -> seen.contains("(1 out-of-order, "));
        }

        /** What was seen by the checks of the pair's case, which alone is refuted. */
        private List<String> refuted(LabUnderTest lab, AlteredCapture capture) throws Exception {
            RunResult judged = capture.judgedIn(folder);
            Map<String, Verdict> expected = verdicts(lab.result());
            expected.put("sealed-on-relay of " + PAIR, Verdict.REFUTED);
            assertThat(verdicts(judged)).isEqualTo(expected);
            return sealed(judged)
                    .flatMap(each -> each.checks().stream())
                    .filter(check -> check.outcome() == ClaimResult.FindingResult.State.VIOLATED)
                    .map(ClaimResult.FindingResult::seen)
                    .toList();
        }

        private static Map<String, Verdict> verdicts(RunResult run) {
            Map<String, Verdict> verdicts = new TreeMap<>();
            run.claims()
                    .forEach(claim -> claim.cases()
                            .forEach(each -> verdicts.put(claim.id() + " of " + each.subject(), each.verdict())));
            return verdicts;
        }

        private static Stream<ClaimResult.CaseResult> sealed(RunResult run) {
            return run.claims().stream()
                    .filter(claim -> claim.id().equals(ClaimId.SEALED_ON_RELAY.toString()))
                    .flatMap(claim -> claim.cases().stream());
        }
    }

    @Nested
    class TheRunIsOnDisk {
        @Test
        void withEvidenceLogsAndSummary(LabUnderTest lab) {
            assertThat(List.of("run.json", "plan.json", "evidence.jsonl", "summary.md", "artifacts", "relays/relay-1"))
                    .allSatisfy(name -> assertThat(lab.folder().resolve(name)).exists());
        }

        @Test
        void andIsJudgedAgainFromThatWithItsCapturesDecodedAnew(LabUnderTest lab) throws Exception {
            Captures.Decoded decoded = Captures.again(StoredRun.read(lab.folder()), lab.folder());

            assertThat(decoded.missing()).isEmpty();
            assertThat(Judge.again(decoded.run())).isEqualTo(lab.result());
        }

        @Test
        void withoutAnyKey(LabUnderTest lab) throws Exception {
            try (Stream<Path> files = Files.walk(lab.folder())) {
                assertThat(files.filter(Files::isRegularFile))
                        .isNotEmpty()
                        .allSatisfy(file -> assertThat(Files.readString(file, ISO_8859_1))
                                .doesNotContain(RanAs.of(lab, FIRST).env().get("TS_AUTHKEY")));
            }
        }
    }
}
