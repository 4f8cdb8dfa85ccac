package dev.meshproof.cli.bench;

import com.github.dockerjava.api.DockerClient;
import dev.meshproof.containers.image.Folders;
import dev.meshproof.containers.image.Images;
import dev.meshproof.verify.LabEngine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code meshproof bench decode}: how fast a relay's capture is decoded and searched. */
@Command(
        name = "decode",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Decodes a capture and searches it for canaries, in a JVM with one processor and little memory; and has"
                        + " tshark read the same file, by turns. Both must count the same packets.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:measured, and both counted the same", "1:they did not", "3:tshark's image cannot be had"},
        footerHeading = "%nExamples:%n",
        footer = {"  meshproof bench decode", "  meshproof bench decode --mib 256 --rounds 1"})
final class DecodeBench implements Callable<Integer> {
    private static final int HEAP_MIB = 64;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--rounds", paramLabel = "N", description = "How often each reads the file (default: 3).")
    private int rounds = 3;

    @Option(names = "--mib", paramLabel = "MIB", description = "Size of the capture (default: 1024).")
    private int mib = 1024;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (rounds < 1 || mib < 1) {
            throw new ParameterException(spec.commandLine(), "--rounds and --mib: at least 1");
        }
        PrintWriter err = spec.commandLine().getErr();
        DockerClient docker = new LabEngine().client();
        String image =
                new Images(docker, Images.defaultCache()).tshark((subject, line) -> err.println(subject + ": " + line));
        Path folder = Files.createTempDirectory("meshproof-bench");
        try {
            Path capture = SyntheticCapture.write(folder, (long) mib << 20);
            double size = Files.size(capture) / (double) (1 << 20);
            List<Double> ours = new ArrayList<>();
            List<Double> theirs = new ArrayList<>();
            long peak = 0;
            boolean same = true;
            for (int round = 1; round <= rounds; round++) {
                CaptureScanProcess.Run one = CaptureScanProcess.run(capture, HEAP_MIB);
                TsharkContainer.Run other = TsharkContainer.run(docker, image, capture);
                ours.add(one.seconds());
                theirs.add(other.seconds());
                peak = Math.max(peak, one.peakMib());
                same &= one.transport() == other.transport() && one.handshake() == other.handshake();
                err.printf(
                        Locale.ROOT,
                        "round %d of %d: meshproof %.2f s, %d transport packets; tshark %.2f s, %d%n",
                        round,
                        rounds,
                        one.seconds(),
                        one.transport(),
                        other.seconds(),
                        other.transport());
                err.flush();
            }
            print(size, Spread.of(ours), Spread.of(theirs), peak);
            return same ? 0 : 1;
        } finally {
            Folders.delete(folder);
        }
    }

    private void print(double size, Spread ours, Spread theirs, long peak) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "capture of %.0f MiB, just written%n", size);
        out.println("meshproof, one processor   " + ours);
        out.println("tshark -Y wg               " + theirs);
        out.printf(Locale.ROOT, "times as fast              %.1f  (at least 8)%n", theirs.median() / ours.median());
        out.printf(Locale.ROOT, "MiB a second               %.0f  (at least 500)%n", size / ours.median());
        out.printf(Locale.ROOT, "resident memory            %d MiB, heap of %d  (under 256)%n", peak, HEAP_MIB);
        out.flush();
    }
}
