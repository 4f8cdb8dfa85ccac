package dev.meshproof.cli.doctor;

import dev.meshproof.containers.engine.Engine;
import dev.meshproof.containers.engine.EngineInquiry;
import dev.meshproof.containers.engine.Owner;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The machine that this runs on. Asks the engine once, whoever asks first. */
public final class ThisMachine implements Machine {

    private static final List<String> SYSTEM_PROGRAMS = List.of("/usr/sbin", "/sbin", "/usr/local/sbin");

    private final Processes processes = new Processes(Path.of("/proc"));
    private @Nullable Engine engine;

    @Override
    public synchronized Engine engine() {
        Engine seen = engine;
        if (seen == null) {
            seen = EngineInquiry.ask();
            engine = seen;
        }
        return seen;
    }

    @Override
    public OptionalLong freeBytes(Path folder) {
        try {
            return OptionalLong.of(Files.getFileStore(folder).getUsableSpace());
        } catch (IOException notHere) {
            return OptionalLong.empty();
        }
    }

    @Override
    public OptionalLong availableMemory() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/meminfo"))) {
            return lines.filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst();
        } catch (IOException notLinux) {
            return OptionalLong.empty();
        }
    }

    @Override
    public int javaFeature() {
        return Runtime.version().feature();
    }

    @Override
    public boolean hasCompiler() {
        return ToolProvider.getSystemJavaCompiler() != null;
    }

    @Override
    public boolean has(String program) {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Stream.concat(Stream.of(path.split(File.pathSeparator, -1)), SYSTEM_PROGRAMS.stream())
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    @Override
    public Optional<String> output(String... command) {
        return has(command[0]) ? Command.output(command) : Optional.empty();
    }

    @Override
    public List<Long> processes(String name) {
        return processes.named(name);
    }

    @Override
    public boolean gone(Owner owner) {
        return owner.gone();
    }

    @Override
    public boolean mayInstall() {
        String optOut = Objects.requireNonNullElse(System.getenv("MESHPROOF_NO_INSTALL"), "");
        return Set.of("", "0", "false").contains(optOut)
                && "root".equals(System.getProperty("user.name"))
                && Files.exists(Path.of("/etc/debian_version"))
                && has("apt-get");
    }

    @Override
    public boolean mayStartEngine() {
        return mayInstall()
                && Objects.requireNonNullElse(System.getenv("DOCKER_HOST"), "").isEmpty();
    }
}
