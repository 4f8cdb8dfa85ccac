package dev.meshproof.scenarios;

import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** SDLs to run: an example as it stands, or changed in one way. */
final class Sdls {
    /** The three leases of the first example. */
    static final Path THREE_PROVIDERS = Path.of("..", "examples", "three-providers");

    static final Path TWO_SERVICES = Path.of("..", "examples", "two-services");

    private Sdls() {}

    /** Two of the three leases: enough where it does not matter how many there are. */
    static Path[] two() {
        return new Path[] {
            THREE_PROVIDERS.resolve("akash-server-1.yaml"), THREE_PROVIDERS.resolve("akash-server-2.yaml")
        };
    }

    static LabPlan planned(Path... sdls) {
        return Planner.plan(List.of(sdls), Planner.Options.of(List.of(sdls)));
    }

    /** The three leases, with a text of the first one's SDL replaced. */
    static Path firstChanged(Path folder, String text, String by) throws IOException {
        for (String file : List.of("akash-server-1.yaml", "akash-server-2.yaml", "akash-server-3.yaml")) {
            String sdl = Files.readString(THREE_PROVIDERS.resolve(file));
            Files.writeString(folder.resolve(file), file.equals("akash-server-1.yaml") ? changed(sdl, text, by) : sdl);
        }
        return folder;
    }

    private static String changed(String sdl, String text, String by) {
        if (!sdl.contains(text)) {
            throw new IllegalArgumentException("the example has no \"" + text + "\" any more");
        }
        return sdl.replace(text, by);
    }
}
