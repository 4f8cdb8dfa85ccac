package dev.meshproof.cli;

import dev.meshproof.lab.Lab;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;

/** {@code --keep}: the lab stays up, and the user learns how to look into it. */
final class KeptLab {
    private static final int SHORT_ID = 12;

    private KeptLab() {}

    /** Waits for Ctrl-C, which takes the lab down as ever. */
    static void untilInterrupted(Lab lab, PrintWriter err) {
        err.println("The lab is up; Ctrl-C takes it down. Look into it with:");
        lab.containers()
                .forEach((role, id) ->
                        err.println("  docker exec -it " + id.substring(0, SHORT_ID) + " sh    # " + role));
        err.flush();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
