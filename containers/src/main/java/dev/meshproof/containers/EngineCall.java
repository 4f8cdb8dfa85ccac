package dev.meshproof.containers;

import com.github.dockerjava.api.command.SyncDockerCmd;
import com.github.dockerjava.api.exception.DockerException;

/**
 * Asks the engine for something and throws what it answered. Testcontainers' client wraps the refusals of every command
 * that makes, starts, kills or removes something, so that no {@code catch (NotFoundException e)} would ever see one
 * (testcontainers 2.0.5, AuditLoggingDockerClient.wrappedCommand).
 */
public final class EngineCall {
    private EngineCall() {}

    /** @throws DockerException if the engine refuses */
    public static <R> R exec(SyncDockerCmd<R> command) {
        try {
            return command.exec();
        } catch (RuntimeException e) {
            for (Throwable at = e; at != null; at = at.getCause()) {
                if (at instanceof DockerException refusal) {
                    throw refusal;
                }
            }
            throw e;
        }
    }
}
