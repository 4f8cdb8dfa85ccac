package dev.meshproof.lab;

import dev.meshproof.plan.ReplicaId;
import java.util.function.Consumer;

/** Hears what a lab does, as it happens. Called from many threads. */
public interface LabListener {
    /** A stage begins; it ends when the next one does. */
    void stage(String name);

    /** Something worth a line of progress. */
    void event(String what);

    /** A replica became ready, or it became clear that it will not; once for each. */
    void settled(ReplicaId replica, String how);

    /**
     * A replica ended and is started anew.
     *
     * @param outOfMemory whether the engine says that its memory limit ended it
     * @param count how often that has happened to it
     */
    void restarted(ReplicaId replica, int exitCode, boolean outOfMemory, int count);

    /** The engine would not start a replica's container, and it is tried again; {@code count} as above. */
    void notStarted(ReplicaId replica, String why, int count);

    /** A text that must never be written anywhere. */
    void secret(String value);

    /** Where a container's output goes; called once for each container that is started. */
    Consumer<byte[]> output(String container);
}
