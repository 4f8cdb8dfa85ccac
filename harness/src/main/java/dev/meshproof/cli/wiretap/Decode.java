package dev.meshproof.cli.wiretap;

import dev.meshproof.wiretap.capture.CaptureReader;
import dev.meshproof.wiretap.capture.CapturedPacket;
import dev.meshproof.wiretap.capture.NoCapture;
import dev.meshproof.wiretap.capture.Trouble;
import dev.meshproof.wiretap.packet.PacketView;
import dev.meshproof.wiretap.search.NeedleSearch;
import dev.meshproof.wiretap.view.RelayView;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code meshproof wiretap decode}: prints the packets of captures, and what they come to. */
@Command(
        name = "decode",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Prints the packets of captures, counts them, and says what is not as WireGuard has it.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:read to the end, whatever was found",
            "1:a capture is cut off or broken: all before that is printed",
            "2:wrong use: no such file, or no capture"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  meshproof wiretap decode relay-one-00001.pcapng",
            "  meshproof wiretap decode --json relay-one-*.pcapng | jq '.findings'"
        })
final class Decode implements Callable<Integer> {
    private static final int READ = 0;
    private static final int BROKEN = 1;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Captures of one wiretap, from oldest to newest.")
    private List<Path> files = List.of();

    @Option(names = "--json", description = "Print one JSON object, and nothing else.")
    private boolean json;

    @Option(
            names = "--partial",
            description = "Some handshakes passed elsewhere: don't say which sessions none announced.")
    private boolean partial;

    @Override
    public Integer call() throws IOException {
        for (Path file : files) {
            check(file);
        }
        PrintWriter out = spec.commandLine().getOut();
        PacketSink sink = json ? new PacketJson(out) : new PacketLines(out);
        RelayView view = new RelayView(new NeedleSearch(List.of()), !partial);
        List<String> troubles = new ArrayList<>();
        long number = 0;
        for (Path file : files) {
            try (CaptureReader reader = CaptureReader.open(file)) {
                number = print(reader, sink, view, number);
                Trouble trouble = reader.trouble();
                if (trouble != null) {
                    troubles.add(file + ": " + trouble);
                }
            }
        }
        sink.end(view.report(), troubles);
        out.flush();
        troubles.forEach(trouble -> spec.commandLine().getErr().println("meshproof: " + trouble));
        return troubles.isEmpty() ? READ : BROKEN;
    }

    /** Before anything is printed: what is no capture is wrong use, and not half a result. */
    private void check(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new ParameterException(spec.commandLine(), file + ": there is no such file");
        }
        try (CaptureReader reader = CaptureReader.open(file)) {
            if (reader.removed().packets() > 0) {
                partial = true;
            }
        } catch (NoCapture e) {
            throw new ParameterException(spec.commandLine(), file + ": " + e.getMessage(), e);
        }
    }

    private static long print(CaptureReader reader, PacketSink sink, RelayView view, long before) throws IOException {
        PacketView packet = new PacketView();
        CapturedPacket captured = reader.packet();
        long number = before;
        while (reader.next()) {
            packet.on(captured.bytes(), captured.from(), captured.length());
            view.take(captured.lane(), packet);
            sink.packet(++number, captured, packet);
        }
        return number;
    }
}
