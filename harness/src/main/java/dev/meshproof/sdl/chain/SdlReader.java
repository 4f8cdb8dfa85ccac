package dev.meshproof.sdl.chain;

import dev.meshproof.sdl.Judgement;
import dev.meshproof.sdl.Sdl;
import dev.meshproof.sdl.SdlException;
import dev.meshproof.sdl.SdlFiles;
import dev.meshproof.sdl.yaml.Source;
import java.nio.file.Path;

/** Reads an SDL for those who cannot go on without one. */
public final class SdlReader {
    private SdlReader() {}

    /**
     * Reads a file.
     *
     * @throws SdlException if it cannot be read, is no YAML, or breaks a rule of the chain; with every mistake
     */
    public static Sdl read(Path file) {
        return read(file.toString(), SdlFiles.read(file));
    }

    /**
     * Reads a file's bytes.
     *
     * @param file how messages and positions name it
     * @throws SdlException if it is no YAML or breaks a rule of the chain; with every mistake
     */
    public static Sdl read(String file, byte[] bytes) {
        Judgement judgement = ChainJudge.judge(new Source(file, bytes));
        if (!judgement.accepted()) {
            throw new SdlException(judgement.diagnostics());
        }
        return judgement.sdl().orElseThrow(() -> new IllegalStateException("accepted without an SDL: " + file));
    }
}
