package dev.meshproof.cli;

import dev.meshproof.plan.Door;
import dev.meshproof.plan.Fact;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.plan.labfile.LabFile.Probe;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a plan's records are called at a terminal. */
final class PlanWords {
    private static final List<String> UNITS = List.of("bytes", "KiB", "MiB", "GiB", "TiB");

    private PlanWords() {}

    static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** As a lab file has it, e.g. {@code no-tailnet}. */
    static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The command line, scripts left out. */
    static String command(ReplicaPlan service) {
        List<String> words = new ArrayList<>();
        service.entrypoint().forEach(word -> words.add(word(word)));
        service.command().forEach(word -> words.add(word(word)));
        if (service.entrypoint().isEmpty()) {
            words.add(0, words.isEmpty() ? "the image's own command" : "the image's entrypoint, with");
        }
        return String.join(" ", words);
    }

    private static String word(String word) {
        List<String> lines = word.lines().toList();
        if (lines.size() > 1) {
            return "(a script of " + lines.size() + " lines)";
        }
        String line = lines.isEmpty() ? "" : lines.get(0);
        return line.matches("[A-Za-z0-9_@%+=:,./-]+") ? line : "'" + line + "'";
    }

    static String port(ReplicaPlan.Port port, ReplicaPlan service) {
        String sibling = service.dnsName().orElse("") + ":" + port.as();
        String whom = switch (port.exposure()) {
            case SIBLINGS -> "for siblings, as " + sibling;
            case INGRESS ->
                "for everybody, through the ingress as "
                        + (port.hosts().isEmpty() ? "a host name of the provider's" : String.join(", ", port.hosts()))
                        + "; for siblings as " + sibling;
            case NODE_PORT -> "for everybody, as " + port.as() + " at a port of the provider's choosing";
        };
        Probe probe = port.protocol().equals("tcp") ? service.probe(port.port()) : Probe.HTTP;
        return port.port() + "/" + port.protocol() + " " + whom
                + port.ip().map(ip -> ", and at the address " + ip).orElse("")
                + (probe == Probe.HTTP ? "" : "; probed as " + written(probe));
    }

    /** Where the lab lets everybody in. */
    static String door(Door door) {
        if (door instanceof Door.ByName byName) {
            return String.join(" ", byName.hosts());
        }
        Door.ByPort byPort = (Door.ByPort) door;
        return byPort.host() + ":" + byPort.nodePort() + " for " + door.port().port() + "/"
                + door.port().protocol();
    }

    static String volume(ReplicaPlan.Volume volume) {
        String kind = switch (volume.kind()) {
            case EPHEMERAL -> "disk";
            case RAM -> "memory";
            case PERSISTENT -> "persistent, one for each replica";
        };
        return volume.name() + " at " + volume.mount().orElse("no place") + ", " + size(volume.bytes()) + " " + kind
                + (volume.readOnly() ? ", read-only" : "");
    }

    static String limits(ReplicaPlan.Limits limits) {
        String cpus =
                BigDecimal.valueOf(limits.nanoCpus(), 9).stripTrailingZeros().toPlainString();
        return cpus + " CPU, " + size(limits.memoryBytes()) + " memory, " + size(limits.storageBytes())
                + " disk (not enforced)";
    }

    /** In the largest unit that needs no more than two decimals. */
    static String size(long bytes) {
        int unit = 0;
        while (unit + 1 < UNITS.size() && bytes >= 1L << 10 * (unit + 1)) {
            unit++;
        }
        String number = String.format(Locale.ROOT, "%.2f", bytes / (double) (1L << 10 * unit));
        return new BigDecimal(number).stripTrailingZeros().toPlainString() + " " + UNITS.get(unit);
    }

    /** What a fact was read from, where that is not the place itself. */
    static String source(Fact.Source source) {
        return switch (source) {
            case ENV, ARGS, SCRIPT -> "";
            case IMAGE -> ", as its image does";
            case DEFAULT -> ", its default";
            case LAB_FILE -> ", says the lab file";
        };
    }
}
