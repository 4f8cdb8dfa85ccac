package dev.meshproof.cli.progress;

import dev.meshproof.cli.Cells;
import dev.meshproof.run.PlainText;
import java.time.Duration;
import java.util.Locale;

/** A stage on one line that no terminal of so many cells wraps. Pure. */
record StageLine(int width) {
    private static final int NAME = 18;

    /** @param how far it is, or what it came to */
    String of(String stage, Duration took, String how) {
        String text = Cells.fit(PlainText.of(stage), NAME)
                + String.format(Locale.ROOT, "%6.1f s  ", took.toMillis() / 1000.0)
                + PlainText.of(how);
        // The last column stays free: some terminals go to the next line as soon as it is filled.
        return Cells.cut(text.stripTrailing(), width - 1);
    }
}
