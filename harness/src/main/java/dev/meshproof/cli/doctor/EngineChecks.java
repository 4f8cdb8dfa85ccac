package dev.meshproof.cli.doctor;

import dev.meshproof.containers.engine.Engine;
import dev.meshproof.containers.engine.Engine.Answering;
import dev.meshproof.containers.engine.Engine.Silent;
import dev.meshproof.containers.engine.LeftContainer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** The engine itself, and what it stores. Where none answers that is one finding, and the rest does not arise. */
final class EngineChecks {

    private static final VersionNumber OLDEST_API = VersionNumber.of(1, 41);
    private static final Set<String> GOOD_DRIVERS = Set.of("overlay2", "overlayfs", "btrfs", "zfs", "fuse-overlayfs");

    private EngineChecks() {}

    static List<Check> all() {
        return List.of(
                new Check("engine", machine -> Optional.of(engine(machine))),
                ofAnswering("storage driver", EngineChecks::storageDriver),
                ofAnswering("disk", EngineChecks::disk),
                ofAnswering("memory", EngineChecks::memory),
                ofAnswering("labs left behind", EngineChecks::leftBehind));
    }

    private static Check ofAnswering(String name, BiFunction<Machine, Answering, Finding> look) {
        return new Check(
                name,
                machine -> machine.engine() instanceof Answering engine
                        ? Optional.of(look.apply(machine, engine))
                        : Optional.empty());
    }

    private static Finding engine(Machine machine) {
        Engine engine = machine.engine();
        if (engine instanceof Silent silent) {
            String seen = "none answers at " + silent.address() + ": " + silent.why();
            String mend = machine.mayStartEngine()
                    ? "./meshproof verify installs and starts one here; or start your own"
                    : "start it, or install Docker, or set DOCKER_HOST to where one answers";
            return Finding.fail("engine", seen, mend);
        }
        Answering answering = (Answering) engine;
        String seen = answering.version() + ", API " + answering.apiVersion() + ", at " + answering.address();
        return VersionNumber.in(answering.apiVersion())
                        .filter(api -> api.atLeast(OLDEST_API))
                        .isPresent()
                ? Finding.ok("engine", seen)
                : Finding.fail("engine", seen, "update Docker to 20.10 or newer, whose API is " + OLDEST_API);
    }

    private static Finding storageDriver(Machine machine, Answering engine) {
        String driver = engine.storageDriver();
        return GOOD_DRIVERS.contains(driver)
                ? Finding.ok("storage driver", driver)
                : Finding.warn(
                        "storage driver",
                        driver.isEmpty() ? "not named by the engine" : driver,
                        "use overlay2 where you can: this one may copy a whole image for each container");
    }

    private static Finding disk(Machine machine, Answering engine) {
        OptionalLong free = engine.local() ? machine.freeBytes(Path.of(engine.root())) : OptionalLong.empty();
        if (free.isEmpty()) {
            return Finding.warn(
                    "disk",
                    "cannot be seen from here: the engine stores in " + engine.root() + " on a machine of its own",
                    "make sure by hand that " + Size.DISK_WANTED + " are free there");
        }
        Size size = new Size(free.getAsLong());
        String seen = size + " free at " + engine.root();
        return size.compareTo(Size.DISK_WANTED) >= 0
                ? Finding.ok("disk", seen)
                : Finding.fail(
                        "disk",
                        seen,
                        "free some, so that there are " + Size.DISK_WANTED
                                + " (docker system df shows what the engine keeps)");
    }

    private static Finding memory(Machine machine, Answering engine) {
        OptionalLong available = engine.local() ? machine.availableMemory() : OptionalLong.empty();
        Size size = new Size(available.orElse(engine.memoryBytes()));
        String seen = size + (available.isPresent() ? " available" : " in the engine's machine");
        if (size.compareTo(Size.MEMORY_NEEDED) < 0) {
            return Finding.fail("memory", seen, "free some: a lab of three providers needs " + Size.MEMORY_NEEDED);
        }
        return size.compareTo(Size.MEMORY_WANTED) < 0
                ? Finding.warn("memory", seen, "building the images wants " + Size.MEMORY_WANTED)
                : Finding.ok("memory", seen);
    }

    private static Finding leftBehind(Machine machine, Answering engine) {
        List<LeftContainer> orphans = engine.leftByLabs().stream()
                .filter(container -> container.owner().map(machine::gone).orElse(true))
                .toList();
        int others = engine.leftByLabs().size() - orphans.size();
        if (orphans.isEmpty()) {
            return Finding.ok(
                    "labs left behind", others == 0 ? "none" : "none; " + others + " containers of labs that run now");
        }
        String runs =
                orphans.stream().map(LeftContainer::run).distinct().sorted().collect(Collectors.joining(", "));
        return Finding.warn(
                "labs left behind", orphans.size() + " containers without an owner, of " + runs, "./meshproof clean");
    }
}
