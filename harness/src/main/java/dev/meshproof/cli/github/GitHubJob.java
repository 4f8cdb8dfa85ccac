package dev.meshproof.cli.github;

import dev.meshproof.run.RunResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The job of GitHub Actions in which we run; outside of one nothing that is called here does anything.
 *
 * @param workspace where the repository is checked out: annotations name files from there
 * @param token that starts commands again; nobody else can know it
 */
public record GitHubJob(boolean running, Optional<Path> workspace, String token) {
    public static GitHubJob of(Map<String, String> environment) {
        return new GitHubJob(
                "true".equals(environment.get("GITHUB_ACTIONS")),
                Optional.ofNullable(environment.get("GITHUB_WORKSPACE"))
                        .filter(w -> !w.isEmpty())
                        .map(Path::of),
                UUID.randomUUID().toString());
    }

    /**
     * From here on nothing that is printed is a command. The runner takes {@code ::name::} at the beginning of a line, and
     * {@code ##[name]} anywhere in it: no indentation and no mark before a line keeps it from acting.
     *
     * @param out what is read first and last of what we print
     */
    public void stopCommands(PrintWriter out) {
        if (running) {
            out.println("::stop-commands::" + token);
            out.flush();
        }
    }

    /** Ends {@link #stopCommands}; after it nothing of others is to be printed. */
    public void resumeCommands(PrintWriter out) {
        if (running) {
            out.println("::" + token + "::");
            out.flush();
        }
    }

    /** Says beside the lines of the SDLs what is not proven. */
    public void annotate(PrintWriter out, RunResult run) {
        if (running) {
            List<WorkflowCommand> annotations = new RunAnnotations(Path.of("").toAbsolutePath(), workspace).of(run);
            annotations.forEach(out::println);
            out.flush();
        }
    }

    /** The same JSON without anything that would be a command: no line of ours begins with one, but a text may hold one. */
    public String json(String text) {
        return running ? text.replace("##[", "##\\u005b") : text;
    }
}
