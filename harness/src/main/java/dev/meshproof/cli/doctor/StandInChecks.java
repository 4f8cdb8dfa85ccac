package dev.meshproof.cli.doctor;

import dev.meshproof.containers.engine.Engine.Answering;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The programs that build stand-ins for images, asked for only where some have to be built. */
final class StandInChecks {

    private static final VersionNumber OLDEST_GO = VersionNumber.of(1, 26);

    private StandInChecks() {}

    static List<Check> all(Images images) {
        return List.of(
                whereBuilt("go", images, StandInChecks::go),
                whereBuilt("qemu-img", images, machine -> program(machine, "qemu-img", "qemu-utils")),
                whereBuilt("mmdebstrap", images, machine -> program(machine, "mmdebstrap", "mmdebstrap")));
    }

    private static Check whereBuilt(String name, Images images, Function<Machine, Finding> look) {
        return new Check(
                name,
                machine -> machine.engine() instanceof Answering && images.standInsToBuild()
                        ? Optional.of(look.apply(machine))
                        : Optional.empty());
    }

    private static Finding go(Machine machine) {
        return ToolChecks.tool(machine, "go", OLDEST_GO, "go", "version")
                .orElseGet(() ->
                        Finding.fail("go", "not found", "install Go " + OLDEST_GO + " or newer and put it in PATH"));
    }

    private static Finding program(Machine machine, String name, String debianPackage) {
        if (machine.has(name)) {
            return Finding.ok(name, "found");
        }
        return machine.mayInstall()
                ? Finding.warn(name, "not found", "./meshproof images installs the package " + debianPackage)
                : Finding.fail(name, "not found", "install it (Debian, Ubuntu: the package " + debianPackage + ")");
    }
}
