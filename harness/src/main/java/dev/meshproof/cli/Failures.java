package dev.meshproof.cli;

import dev.meshproof.cli.manual.WrongUse;
import dev.meshproof.lab.LabException;
import dev.meshproof.sdl.SdlException;
import java.io.PrintWriter;
import java.util.concurrent.CompletionException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into a message and an exit code; a stack trace only where MESHPROOF_STACKTRACE is set. */
final class Failures implements IExecutionExceptionHandler {
    private static final String STACKTRACE = "MESHPROOF_STACKTRACE";

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (isInterrupted()) {
            return ExitCode.INTERRUPTED;
        }
        PrintWriter err = command.getErr();
        if (System.getenv(STACKTRACE) != null) {
            failure.printStackTrace(err);
        }
        if (failure instanceof CompletionException && failure.getCause() instanceof Exception cause) {
            return handleExecutionException(cause, command, parsed);
        }
        if (failure instanceof SdlException sdl) {
            err.println(sdl.getMessage());
            return ExitCode.WRONG_USE;
        }
        if (failure instanceof LabException) {
            err.println("meshproof: " + failure.getMessage());
            return ExitCode.INCONCLUSIVE;
        }
        err.println("meshproof: " + failure + "\n  " + STACKTRACE + "=1 shows where");
        return ExitCode.INCONCLUSIVE;
    }

    /** On Ctrl-C Testcontainers' own clean-up runs at the same time and trips over what we removed first. */
    static void ofThread(Thread thread, Throwable failure) {
        if (!isInterrupted()) {
            System.err.println("meshproof: thread " + thread.getName() + " failed: " + failure);
            if (System.getenv(STACKTRACE) != null) {
                failure.printStackTrace(System.err);
            }
        }
    }

    /** While the process ends on Ctrl-C, whatever fails fails because of that. */
    private static boolean isInterrupted() {
        Thread probe = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException shuttingDown) {
            return true;
        }
    }

    static int wrongUse(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        command.getErr().println("meshproof: " + WrongUse.inWords(failure));
        command.getErr().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.WRONG_USE;
    }
}
