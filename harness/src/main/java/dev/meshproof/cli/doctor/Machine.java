package dev.meshproof.cli.doctor;

import dev.meshproof.containers.engine.Engine;
import dev.meshproof.containers.engine.Owner;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What the doctor looks at. Tests bring machines of their own. Methods are called from several threads. */
public interface Machine {

    /** The Docker engine that a lab would use. */
    Engine engine();

    /** Bytes that are free for the folder's file system; empty where this machine has no such folder. */
    OptionalLong freeBytes(Path folder);

    /** Bytes of memory that programs could still take; empty where the system does not say. */
    OptionalLong availableMemory();

    /** The feature release of the Java that runs this. */
    int javaFeature();

    /** Whether that Java can also compile. */
    boolean hasCompiler();

    /** Whether a program of that name is in PATH or where system programs lie. */
    boolean has(String program);

    /** What a command prints; empty where it is missing, fails or takes too long. */
    Optional<String> output(String... command);

    /** The pids of the processes of that name that run here, those inside containers not counted. */
    List<Long> processes(String name);

    /** Whether an owner of a lab has certainly ended. */
    boolean gone(Owner owner);

    /** Whether the launcher would install what is missing by itself. */
    boolean mayInstall();

    /** Whether the launcher would start an engine where none answers: never when DOCKER_HOST names one. */
    boolean mayStartEngine();
}
