package dev.meshproof.lab;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The end of a lab that is closing. */
record TakeDown(LabContext context) {
    private static final Duration MAKING_LIMIT = Duration.ofSeconds(15);

    /**
     * Returns when nothing is left.
     *
     * @throws LabException if the engine does not let it be taken down
     */
    void run() {
        // Asked before anything is removed: what is made meanwhile may have escaped the removal.
        boolean making = context.underWay().getUnarrivedParties() > 1;
        Leftovers leftovers = new Leftovers(context.docker(), context.executor());
        try {
            List<String> stuck = leftovers.removeRun(context.run()).stuck();
            if (making) {
                awaitMaking();
                stuck = leftovers.removeRun(context.run()).stuck();
            }
            if (!stuck.isEmpty()) {
                throw new LabException("the engine does not remove " + String.join(", ", stuck));
            }
        } catch (RuntimeException e) {
            throw new LabException(
                    "the lab could not be taken down: " + LabException.rootMessage(e)
                            + "; `./meshproof clean` removes what is left of it",
                    e);
        }
    }

    /** Waits for what was being made when the lab began to close. */
    private void awaitMaking() {
        try {
            context.underWay()
                    .awaitAdvanceInterruptibly(context.underWay().arrive(), MAKING_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            context.listener()
                    .event("something was still being made after " + MAKING_LIMIT.toSeconds()
                            + " s; `./meshproof clean` removes it");
        }
    }
}
