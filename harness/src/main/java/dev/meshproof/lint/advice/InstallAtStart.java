package dev.meshproof.lint.advice;

import dev.meshproof.lint.Advice;
import dev.meshproof.lint.AdviceCode;
import dev.meshproof.lint.Document;
import dev.meshproof.lint.Findings;
import dev.meshproof.lint.WrittenService;
import dev.meshproof.lint.WrittenVolume;
import dev.meshproof.plan.Field;
import dev.meshproof.plan.Invocation;
import dev.meshproof.sdl.Text;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Packages that are installed at each start count against the container's own storage; past its limit it is evicted. */
public final class InstallAtStart implements Advice {
    private static final long MIB = 1L << 20;
    /** Below this much storage it is likely not to fit: what each typically takes, with its lists and caches. */
    private static final Map<String, Long> ENOUGH = Map.of(
            "apk", 256 * MIB,
            "apt-get", 1024 * MIB,
            "apt", 1024 * MIB,
            "dnf", 1024 * MIB,
            "yum", 1024 * MIB,
            "pip", 1024 * MIB,
            "pip3", 1024 * MIB,
            "npm", 1024 * MIB);

    private static final Pattern SIZE = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)([kMGT]?)(i?)");

    @Override
    public void look(Document document, Findings findings) {
        for (WrittenService service : document.services()) {
            Optional<WrittenVolume> own = document.volumesOf(service).stream()
                    .filter(volume -> !volume.persistent() && !volume.ram())
                    .findFirst();
            Optional<String> size = own.flatMap(WrittenVolume::size).map(Text::value);
            if (size.isPresent()) {
                long bytes = bytes(size.get());
                service.startup().programs().stream()
                        .filter(program -> installs(program) && bytes < ENOUGH.getOrDefault(program.program(), 0L))
                        .findFirst()
                        .ifPresent(program -> findings.add(
                                AdviceCode.INSTALL_AT_START,
                                document.lines().word(program.at()),
                                "%s installs packages at each start into %s of storage; past that the provider evicts the container"
                                        .formatted(program.program(), size.get()),
                                "give the profile more storage, at least %d Mi, or use an image that has them"
                                        .formatted(ENOUGH.getOrDefault(program.program(), 0L) / MIB)));
            }
        }
    }

    private static boolean installs(Invocation program) {
        return program.arguments().stream()
                .map(Field::beginning)
                .anyMatch(word -> word.equals("install") || word.equals("add") || word.equals("i"));
    }

    private static long bytes(String size) {
        Matcher matcher = SIZE.matcher(size);
        if (!matcher.matches()) {
            return Long.MAX_VALUE;
        }
        int power = "kMGT".indexOf(matcher.group(2)) + (matcher.group(2).isEmpty() ? 0 : 1);
        return (long) (Double.parseDouble(matcher.group(1))
                * Math.pow(matcher.group(3).isEmpty() ? 1000 : 1024, power));
    }
}
