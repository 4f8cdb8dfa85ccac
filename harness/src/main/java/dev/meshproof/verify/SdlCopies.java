package dev.meshproof.verify;

import dev.meshproof.plan.LabPlan;
import dev.meshproof.run.RunFolder;
import dev.meshproof.sdl.SdlException;
import dev.meshproof.sdl.SdlFiles;
import dev.meshproof.sdl.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The SDLs of a run, kept in its folder as they were run.
 *
 * @param storedAt by the file as the user named it, relative to the folder
 * @param notices of those that could not be kept
 */
record SdlCopies(Map<String, String> storedAt, List<String> notices) {
    /**
     * Keeps each SDL whose bytes still are those that the plan was made from; secrets are redacted.
     *
     * @throws IOException if the folder cannot be written
     */
    static SdlCopies keep(LabPlan plan, RunFolder folder) throws IOException {
        Map<String, String> stored = new LinkedHashMap<>();
        List<String> notices = new ArrayList<>();
        Map<String, String> planned = new LinkedHashMap<>();
        plan.leases().forEach(lease -> planned.put(lease.file(), lease.sha256()));
        int number = 0;
        for (Map.Entry<String, String> sdl : planned.entrySet()) {
            number++;
            try {
                byte[] bytes = SdlFiles.read(Path.of(sdl.getKey()));
                if (!Sha256.of(bytes).equals(sdl.getValue())) {
                    notices.add(sdl.getKey() + " was changed after it was planned; its text was not kept");
                    continue;
                }
                // The number: two SDLs of one name, from two folders, are two files here.
                String name = "sdl-" + number + "-" + Path.of(sdl.getKey()).getFileName();
                try (OutputStream copy = folder.artifact(name)) {
                    copy.write(bytes);
                }
                stored.put(sdl.getKey(), RunFolder.artifactPath(name));
            } catch (SdlException e) {
                notices.add("the text of " + sdl.getKey() + " was not kept: " + e.getMessage());
            }
        }
        return new SdlCopies(stored, List.copyOf(notices));
    }
}
