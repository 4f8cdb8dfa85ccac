package dev.meshproof.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;

class CopiedFilesTest {
    private static final String LONG = "/etc/" + "x".repeat(150);

    @Test
    void allAreInOneArchiveAsTheEngineUnpacksItAtTheRoot() throws IOException {
        byte[] archive = new CopiedFiles()
                .add("/etc/one", "1 ü")
                .add(LONG, new byte[] {0, -1})
                .archive();

        List<String> seen = new ArrayList<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(archive), "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                seen.add(entry.getName() + " " + Integer.toOctalString(entry.getMode() & 0777) + " "
                        + tar.readAllBytes().length);
            }
        }
        assertThat(seen).containsExactly("etc/one 644 4", LONG.substring(1) + " 644 2");
    }
}
