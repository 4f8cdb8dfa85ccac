package dev.meshproof.run;

import dev.meshproof.claim.FakeLab;
import dev.meshproof.claim.Plans;
import dev.meshproof.claim.Shops;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.run.ReplicaResult.Additions;
import dev.meshproof.run.ReplicaResult.LogTail;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Results to write and to render. */
public final class Runs {
    public static final Instant STARTED = Instant.parse("2026-07-27T12:00:00Z");

    private Runs() {}

    public static RunResult proven() {
        return Judge.judge(facts(), Plans.three(), FakeLab.of(Plans.three()).evidence());
    }

    /** The second replica's service listens on 0.0.0.0. */
    public static RunResult exposed() {
        LabPlan plan = Plans.three();
        return Judge.judge(
                facts(), plan, FakeLab.of(plan).onEveryAddress(Plans.id(2)).evidence());
    }

    /** The second replica never ran {@code tailscale up}. */
    public static RunResult neverJoined() {
        LabPlan plan = Plans.three();
        return Judge.judge(
                facts(), plan, FakeLab.of(plan).neverJoined(Plans.id(2)).evidence());
    }

    /** The control plane could not be asked at the end. */
    public static RunResult inconclusive() {
        LabPlan plan = Plans.three();
        return Judge.judge(
                facts(),
                plan,
                FakeLab.of(plan)
                        .failing(dev.meshproof.claim.Asking.what(dev.meshproof.probe.Question.NodeList.class)
                                .and(dev.meshproof.claim.Asking.in(dev.meshproof.probe.Phase.CLOSING)))
                        .evidence());
    }

    public static RunResult of(int replicas) {
        LabPlan plan = Plans.of(replicas, r -> r);
        return Judge.judge(facts(), plan, FakeLab.of(plan).evidence());
    }

    /** No tailnet: a public service, and one for it alone. */
    public static RunResult shop() {
        LabPlan plan = Shops.plan();
        return Judge.judge(facts(), plan, FakeLab.of(plan).evidence());
    }

    public static RunFacts facts() {
        return new RunFacts(
                "three-providers",
                "k3x9q2",
                STARTED,
                Duration.ofMillis(13_920),
                "0.1.0",
                new RunResult.Machine("Linux 6.1", "amd64", 2, 8L << 30, "17.0.15", "20.10.24"),
                Map.of("examples/akash-server-2.yaml", "artifacts/sdl-2-akash-server-2.yaml"),
                Map.of(
                        Plans.id(2),
                        new RunFacts.OfReplica(
                                new Additions(
                                        Map.of("TS_NO_LOGS_NO_SUPPORT", "true"),
                                        List.of("TS_AUTHKEY"),
                                        List.of("/etc/ssl/certs/ca-certificates.crt")),
                                1,
                                Optional.of(new ReplicaResult.Ended(
                                        3, false, new LogTail(Optional.of("artifacts/first.log"), List.of("no port")))),
                                new LogTail(
                                        Optional.of("artifacts/akash-server-2-backend.log"),
                                        List.of(
                                                "Serving HTTP on 0.0.0.0 port 8000 ...",
                                                "key=" + Plans.AUTH_KEY,
                                                "\u001b[31mhostile\u001b[0m \u001b]0;title\u0007 | `x` <script>\u202e")))),
                List.of(new RunResult.ImageOrigin(
                        "alpine:latest",
                        "sha256:1111",
                        RunResult.ImageOrigin.Kind.STAND_IN,
                        "recipe:2222",
                        Map.of("alpine", "3.23.6"))),
                List.of(
                        new RunResult.Version("headscale", "control plane", "v0.29.2"),
                        new RunResult.Version("tailscaled", "akash-server-1/backend", "1.102.3")),
                List.of(
                        new RunResult.Timing("images", 0, 120),
                        new RunResult.Timing("networks", 120, 300),
                        new RunResult.Timing("replicas join", 2_400, 7_900),
                        new RunResult.Timing("asks", 10_300, 3_100)),
                List.of("the engine is older than 23"));
    }
}
