package dev.meshproof.verify;

/** Hears how a run goes on, to tell people. Called from many threads. */
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

    /** Something worth a line; without secrets. */
    void event(String what);
}
