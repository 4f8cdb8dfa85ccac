package dev.meshproof.cli.doctor;

import dev.meshproof.containers.engine.Engine;
import dev.meshproof.containers.engine.Engine.Answering;
import dev.meshproof.containers.engine.LeftContainer;
import dev.meshproof.containers.engine.Owner;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A machine on which every check is OK. Each test makes one thing wrong. */
public class HealthyMachine implements Machine {

    protected static final URI SOCKET = URI.create("unix:///var/run/docker.sock");
    protected static final long GIB = 1L << 30;

    public static Answering engine(URI address, String api, String driver, LeftContainer... left) {
        return new Answering(address, "20.10.24", api, driver, "/var/lib/docker", 16 * GIB, List.of(left));
    }

    @Override
    public Engine engine() {
        return engine(SOCKET, "1.41", "overlay2");
    }

    @Override
    public OptionalLong freeBytes(Path folder) {
        return OptionalLong.of(50 * GIB);
    }

    @Override
    public OptionalLong availableMemory() {
        return OptionalLong.of(8 * GIB);
    }

    @Override
    public int javaFeature() {
        return 17;
    }

    @Override
    public boolean hasCompiler() {
        return true;
    }

    @Override
    public boolean has(String program) {
        return true;
    }

    @Override
    public Optional<String> output(String... command) {
        return switch (command[0]) {
            case "mvn" -> Optional.of("Apache Maven 3.8.7\nMaven home: /usr/share/maven");
            case "go" -> Optional.of("go version go1.26.0 linux/amd64");
            default -> Optional.empty();
        };
    }

    @Override
    public List<Long> processes(String name) {
        return List.of();
    }

    @Override
    public boolean gone(Owner owner) {
        return false;
    }

    @Override
    public boolean mayInstall() {
        return false;
    }

    @Override
    public boolean mayStartEngine() {
        return false;
    }
}
