package dev.meshproof.diagnosis;

import dev.meshproof.claim.ClaimId;
import dev.meshproof.plan.Fact;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.plan.labfile.LabFile.KeyKind;
import dev.meshproof.probe.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** Why a replica is not in the tailnet. */
final class Joining {
    static final List<Rule> RULES = List.of(
            of(Joining::kernelTun),
            of(Joining::key),
            of(Joining::noLogin),
            of(Joining::ended),
            of(Joining::loginFailed));

    private static final Pattern TUN = Pattern.compile("CreateTUN|/dev/net/tun");

    /** headscale v0.29.2, hscontrol/types/preauth_key.go. */
    private static final Pattern KEY = Pattern.compile(
            "(?i)auth-?key (already used|expired|revoked|not found)|invalid (pre)? ?auth ?key|invalid authkey");

    private Joining() {}

    private static Rule of(BiFunction<Suspect, ReplicaPlan, Optional<Diagnosis>> rule) {
        return suspect -> suspect.claim() == ClaimId.JOINED
                ? suspect.replicas().stream().findFirst().flatMap(replica -> rule.apply(suspect, replica))
                : Optional.empty();
    }

    private static Optional<Diagnosis> kernelTun(Suspect suspect, ReplicaPlan replica) {
        Optional<String> line = Lines.last(suspect.of(replica).lines(), TUN);
        boolean demanded =
                replica.tailnet().userspace().known().filter(yes -> !yes).isPresent();
        if (line.isEmpty() && (!demanded || isRunning(suspect, replica))) {
            return Optional.empty();
        }
        return Optional.of(new Diagnosis(
                "tailscaled of " + replica.id() + " asks for a TUN device, which no provider gives"
                        + line.map(l -> ": " + l).orElse(""),
                "start tailscaled with --tun=userspace-networking",
                Optional.of(Spots.of(replica, replica.tailnet().userspace())),
                List.of()));
    }

    private static Optional<Diagnosis> key(Suspect suspect, ReplicaPlan replica) {
        Optional<Sighting<Answer.TailscaledStatus>> status = suspect.status(replica);
        List<String> told = new ArrayList<>(suspect.of(replica).lines());
        status.ifPresent(s -> told.addAll(s.answer().health()));
        Optional<String> line = Lines.last(told, KEY);
        boolean waits =
                status.filter(s -> s.answer().state().equals("NeedsLogin")).isPresent()
                        && replica.tailnet().login() instanceof Fact.Known;
        boolean suspicious = waits && (replica.key() == KeyKind.EXPIRED || replica.key() == KeyKind.SINGLE_USE);
        if (line.isEmpty() && !suspicious) {
            return Optional.empty();
        }
        boolean used = line.map(l -> l.contains("used")).orElse(replica.key() == KeyKind.SINGLE_USE);
        boolean expired = line.map(l -> l.contains("expired")).orElse(replica.key() == KeyKind.EXPIRED);
        boolean revoked = line.filter(l -> l.contains("revoked")).isPresent();
        String what = used
                ? " is for single use and was already used"
                : expired ? " has expired" : revoked ? " was revoked" : " is not one that the control plane knows";
        return Optional.of(new Diagnosis(
                "the auth key of " + replica.id() + what
                        + line.map(l -> ": " + l).orElse(""),
                used ? "give each replica a key of its own, or a reusable one" : "give it a key that is valid",
                Optional.of(Spots.of(replica, replica.tailnet().authKey())),
                status.map(s -> List.of(s.seq())).orElse(List.of())));
    }

    private static Optional<Diagnosis> noLogin(Suspect suspect, ReplicaPlan replica) {
        return suspect.status(replica)
                .filter(s -> s.answer().state().equals("NeedsLogin"))
                .filter(s -> replica.tailnet().login() instanceof Fact.Unknown)
                .map(s -> new Diagnosis(
                        "tailscaled of " + replica.id()
                                + " waits for a login (NeedsLogin), and no `tailscale up` was found" + " in the SDL",
                        "run `tailscale up` with an auth key once tailscaled is up",
                        Optional.of(Spots.of(replica, replica.tailnet().daemon())),
                        List.of(s.seq())));
    }

    private static Optional<Diagnosis> loginFailed(Suspect suspect, ReplicaPlan replica) {
        if (!(replica.tailnet().login() instanceof Fact.Known<String> login)) {
            return Optional.empty();
        }
        return suspect.status(replica)
                .filter(s -> s.answer().state().equals("NeedsLogin"))
                .map(s -> new Diagnosis(
                        "`" + login.value() + "` of " + replica.id() + " did not log in: tailscaled is NeedsLogin"
                                + (s.answer().health().isEmpty()
                                        ? ""
                                        : ": " + String.join("; ", s.answer().health())),
                        "see in its log what it says, and that it is reached at all",
                        Optional.of(login.at()),
                        List.of(s.seq())));
    }

    /** A probe in its container finds no tailscaled. */
    private static Optional<Diagnosis> ended(Suspect suspect, ReplicaPlan replica) {
        Optional<Sighting<Answer.TailscaledStatus>> status =
                suspect.status(replica).filter(s -> s.answer().state().equals("NotRunning"));
        if (status.isEmpty() || suspect.of(replica).restarts() > 0) {
            return Optional.empty();
        }
        Optional<Sighting<Answer.Nodes>> nodes = suspect.nodes()
                .filter(list -> list.answer().nodes().stream()
                        .anyMatch(node -> !node.online()
                                && replica.hostname()
                                        .filter(node.name()::equalsIgnoreCase)
                                        .isPresent()));
        List<Long> seen = new ArrayList<>(List.of(status.get().seq()));
        nodes.ifPresent(list -> seen.add(list.seq()));
        return Optional.of(new Diagnosis(
                nodes.isPresent()
                        ? "tailscaled of " + replica.id()
                                + " ended after it had joined: no such process runs, and the control"
                                + " plane lists its node as offline"
                        : "no tailscaled runs in " + replica.id(),
                "let tailscaled run as long as the service does",
                Optional.of(Spots.of(replica, replica.tailnet().daemon())),
                seen));
    }

    private static boolean isRunning(Suspect suspect, ReplicaPlan replica) {
        return suspect.status(replica)
                .filter(s -> s.answer().state().equals("Running"))
                .isPresent();
    }
}
