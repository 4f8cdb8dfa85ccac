package dev.meshproof.cli.doctor;

import dev.meshproof.containers.engine.Engine;
import dev.meshproof.containers.engine.Engine.Answering;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The machine around the engine. */
final class HostChecks {

    private HostChecks() {}

    static List<Check> all() {
        return List.of(
                new Check("tailscaled", machine -> Optional.of(tailscaled(machine))),
                new Check(
                        "iptables",
                        machine -> machine.engine().local() ? Optional.of(iptables(machine)) : Optional.empty()));
    }

    private static Finding tailscaled(Machine machine) {
        List<Long> pids = machine.processes("tailscaled");
        if (pids.isEmpty()) {
            return Finding.ok("tailscaled", "none runs on this machine");
        }
        return Finding.warn(
                "tailscaled",
                "runs on this machine, pid "
                        + pids.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                "stop it while a lab runs: its routes for 100.64.0.0/10 are a path past the lab's relays");
    }

    private static Finding iptables(Machine machine) {
        if (machine.has("iptables")) {
            return Finding.ok("iptables", "found");
        }
        Engine engine = machine.engine();
        return engine instanceof Answering
                ? Finding.ok("iptables", "not found, and the engine runs without this machine's")
                : Finding.fail(
                        "iptables", "not found", "install the package iptables: the engine does not start without it");
    }
}
