package dev.meshproof.cli;

import dev.meshproof.plan.Door;
import dev.meshproof.plan.Fact;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.LabPlan.Lease;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.plan.Tailnet;
import dev.meshproof.run.PlainText;
import dev.meshproof.sdl.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A plan for people at a terminal: leases, their services, and what is known of each with where it was read. Pure.
 *
 * @param width of the terminal in cells; lines are broken to fit it
 * @param redact takes secrets out of what SDLs say
 */
record PlanTree(int width, Paint paint, UnaryOperator<String> redact) {
    private static final int LABEL = 13;

    /** What to print, ending with a line feed. */
    String render(LabPlan plan) {
        List<String> lines = new ArrayList<>();
        lines.add(paint.bold(plain(plan.name())) + "  "
                + paint.faint(PlanWords.count(plan.leases().size(), "lease") + ", "
                        + PlanWords.count(plan.replicas().size(), "replica") + ", "
                        + PlanWords.count(plan.providers().size(), "provider") + ", "
                        + PlanWords.count(plan.relays().size(), "relay")));
        ofLab(lines, plan);
        for (Lease lease : plan.leases()) {
            lines.add("");
            lines.addAll(lease(plan, lease));
        }
        plan.notes().forEach(note -> {
            lines.add("");
            lines.addAll(note(note));
        });
        return String.join("\n", lines) + "\n";
    }

    /** What no SDL says, where it is not as ever. */
    private void ofLab(List<String> lines, LabPlan plan) {
        plan.labFile().ifPresent(file -> row(lines, "lab file", file.file(), ""));
        plan.policy().ifPresent(policy -> row(lines, "policy", policy.file(), ""));
        if (plan.onlyDeclared()) {
            row(lines, "undeclared", "forbidden: peers reach what the SDLs declare, and nothing else", "");
        }
        if (plan.ipv6()) {
            row(lines, "ipv6", "::1 in each sandbox, and no other address", "");
        }
    }

    private List<String> lease(LabPlan plan, Lease lease) {
        List<String> lines = new ArrayList<>();
        heading(lines, "", lease.id(), lease.file() + " on " + lease.provider(), "  ");
        Map<String, List<ReplicaPlan>> services = new LinkedHashMap<>();
        lease.replicas()
                .forEach(replica -> services.computeIfAbsent(replica.id().service(), name -> new ArrayList<>())
                        .add(replica));
        int left = services.size();
        for (List<ReplicaPlan> replicas : services.values()) {
            left--;
            ReplicaPlan first = replicas.get(0);
            String rail = left == 0 ? "   " : "│  ";
            heading(
                    lines,
                    left == 0 ? "└─ " : "├─ ",
                    first.id().service(),
                    PlanWords.count(replicas.size(), "replica") + "  " + first.at(),
                    rail);
            rows(plan, first).forEach(row -> lines.add(rail + row));
        }
        return lines;
    }

    /** A name and what belongs to it, on a line of its own where there is no room. */
    private void heading(List<String> lines, String rail, String name, String text, String below) {
        String bold = rail + paint.bold(plain(name));
        String rest = plain(text);
        if (Cells.of(rail) + Cells.of(plain(name)) + 2 + Cells.of(rest) <= width) {
            lines.add(bold + "  " + paint.faint(rest));
        } else {
            lines.add(bold);
            lines.add(below + paint.faint(rest));
        }
    }

    private List<String> rows(LabPlan plan, ReplicaPlan service) {
        List<String> lines = new ArrayList<>();
        row(lines, "image", service.image(), "");
        service.registry()
                .ifPresent(registry ->
                        row(lines, "registry", registry.host() + " as " + registry.username(), registry.at()));
        row(lines, "runs", PlanWords.command(service), "");
        service.ports().forEach(port -> row(lines, "port", PlanWords.port(port, service), port.at()));
        Door.to(plan, service).forEach(door -> row(lines, "door", PlanWords.door(door), ""));
        row(lines, "name", service.dnsName().orElse("none: siblings cannot dial it by name"), "");
        service.volumes().stream()
                .filter(volume -> volume.kind() != ReplicaPlan.Kind.EPHEMERAL)
                .forEach(volume -> row(lines, "volume", PlanWords.volume(volume), volume.at()));
        row(lines, "limits", PlanWords.limits(service.limits()), "");
        row(
                lines,
                "intent",
                PlanWords.written(service.intent()) + ": "
                        + service.intentReason().why(),
                service.intentReason().at());
        tailnet(lines, service);
        return lines;
    }

    private void tailnet(List<String> lines, ReplicaPlan service) {
        Tailnet tailnet = service.tailnet();
        if (!tailnet.runsTailscaled()) {
            row(lines, "tailnet", "none: " + (tailnet.daemon() instanceof Fact.Unknown<String> no ? no.why() : ""), "");
            return;
        }
        fact(lines, "tailscaled", tailnet.daemon());
        fact(lines, "login", tailnet.login());
        fact(lines, "hostname", tailnet.hostname());
        fact(lines, "socks5", tailnet.socks5());
        fact(lines, "auth key", tailnet.authKey());
        row(lines, "key kind", PlanWords.written(service.key()), "");
        fact(lines, "login server", tailnet.loginServer());
        fact(lines, "userspace", tailnet.userspace());
        fact(lines, "socket", tailnet.socket());
        fact(lines, "state", tailnet.state());
    }

    private <T> void fact(List<String> lines, String label, Fact<T> fact) {
        if (fact instanceof Fact.Known<T> known) {
            String value = String.valueOf(known.value());
            row(lines, label, value + PlanWords.source(known.source()), known.at());
        } else if (fact instanceof Fact.Unknown<T> unknown) {
            row(lines, label, "unknown: " + unknown.why(), "");
        }
    }

    private void row(List<String> lines, String label, String text, Object place) {
        int room = width - 3 - LABEL;
        List<String> wrapped = new ArrayList<>(Cells.wrap(plain(text), room));
        String at = plain(place);
        int last = wrapped.size() - 1;
        if (!at.isEmpty()) {
            if (Cells.of(wrapped.get(last)) + 2 + Cells.of(at) <= room) {
                wrapped.set(last, wrapped.get(last) + "  " + paint.faint(at));
            } else {
                wrapped.add(paint.faint(at));
            }
        }
        for (int i = 0; i < wrapped.size(); i++) {
            lines.add(paint.faint(Cells.fit(i == 0 ? label : "", LABEL)) + wrapped.get(i));
        }
    }

    private List<String> note(Diagnostic note) {
        List<String> lines = new ArrayList<>();
        for (String line : Cells.wrap(plain(note), width - 6)) {
            lines.add(paint.bold(Cells.fit(lines.isEmpty() ? "Note" : "", 6)) + line);
        }
        return lines;
    }

    private String plain(Object text) {
        return PlainText.of(redact.apply(text.toString()));
    }
}
