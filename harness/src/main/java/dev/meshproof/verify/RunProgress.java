package dev.meshproof.verify;

import java.util.function.Supplier;

/** Hears how a run goes on, to tell people. Called from many threads. Nothing that it is told holds a secret. */
public interface RunProgress {
    /** Says nothing. */
    RunProgress SILENT = new RunProgress() {
        @Override
        public void stage(String name) {}

        @Override
        public void event(String what) {}
    };

    /** A stage begins, e.g. {@code replicas}; it ends when the next one does. */
    void stage(String name);

    /** Something worth a line. */
    void event(String what);

    /** Something on the way to the end of a stage, which nobody misses once it is past. */
    default void step(String what) {
        event(what);
    }

    /** Something that failed beside what is judged: it changes no verdict, and whoever wants no progress must hear of it too. */
    default void trouble(String what) {
        event(what);
    }

    /** How far the stage is: {@code done} of {@code all}, e.g. {@code replicas}. */
    default void awaited(int done, int all, String what) {}

    /** One of very many things, put into words only if somebody listens. */
    default void detail(Supplier<String> what) {}
}
