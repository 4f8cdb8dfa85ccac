package dev.meshproof.containers.image;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A program or file that building needs on this machine, and where it comes from. */
enum HostTool {
    GO("go", null),
    PYTHON("python3", "python3"),
    PIP("pip3", "python3-pip"),
    QEMU_IMG("qemu-img", "qemu-utils"),
    DEBUGFS("debugfs", "e2fsprogs"),
    MMDEBSTRAP("mmdebstrap", "mmdebstrap"),
    DEBIAN_KEYRING("/usr/share/keyrings/debian-archive-keyring.gpg", "debian-archive-keyring"),
    APT_FTPARCHIVE("apt-ftparchive", "apt-utils"),
    DPKG_DEB("dpkg-deb", "dpkg"),
    GPG("gpg", "gpg"),
    OPENSSL("openssl", "openssl");

    private final String program;
    private final @Nullable String debianPackage;

    HostTool(String program, @Nullable String debianPackage) {
        this.program = program;
        this.debianPackage = debianPackage;
    }

    String program() {
        return program;
    }

    /** Whether this machine has it: a file by its path, a program on the search path. */
    boolean isPresent() {
        if (program.startsWith("/")) {
            return Files.isReadable(Path.of(program));
        }
        String path = System.getenv().getOrDefault("PATH", "");
        for (String folder : path.split(File.pathSeparator)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    /** The Debian package that has it; empty where Debian's is too old. */
    Optional<String> debianPackage() {
        return Optional.ofNullable(debianPackage);
    }
}
