package dev.meshproof.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.meshproof.cli.doctor.Examination;
import dev.meshproof.cli.doctor.Finding;
import dev.meshproof.cli.doctor.Images;
import dev.meshproof.cli.doctor.Machine;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code meshproof doctor}: whether this machine can run a lab, and what to do where it cannot. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Checks what a lab needs on this machine, and says how to mend what is missing.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:a lab can run", "3:it cannot"},
        footerHeading = "%nExamples:%n",
        footer = {"  meshproof doctor", "  meshproof doctor --json | jq '.findings[] | select(.level == \"FAIL\")'"})
public final class Doctor implements Callable<Integer> {

    private static final int CANNOT_RUN = 3;

    private final Machine machine;
    private final Images images;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "Print the findings as JSON.")
    private boolean json;

    public Doctor(Machine machine, Images images) {
        this.machine = machine;
        this.images = images;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        Examination examination = Examination.of(machine, images);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(examination));
        } else {
            print(examination, out, spec.commandLine().getColorScheme().ansi());
        }
        return examination.ready() ? 0 : CANNOT_RUN;
    }

    private static void print(Examination examination, PrintWriter out, Ansi ansi) {
        int width = examination.findings().stream()
                .mapToInt(finding -> finding.check().length())
                .max()
                .orElse(0);
        for (Finding finding : examination.findings()) {
            out.println(mark(finding.level(), ansi) + " " + pad(finding.check(), width) + "  " + finding.seen());
            if (!finding.mend().isEmpty()) {
                out.println("  " + pad("", width) + "  → " + finding.mend());
            }
        }
        out.println();
        out.println(examination.ready() ? "A lab can run here." : "No lab can run here yet: mend what is marked ✗.");
    }

    private static String mark(Finding.Level level, Ansi ansi) {
        return ansi.string(
                switch (level) {
                    case OK -> "@|green ✓|@";
                    case WARN -> "@|yellow !|@";
                    case FAIL -> "@|bold,red ✗|@";
                });
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
