package dev.meshproof.containers.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** An agent on this machine, as a child of this process. */
public final class ChildProcess implements AgentTransport {
    private final LastLines errors = new LastLines();
    private final Process process;
    private final Path jar;

    private ChildProcess(Process process, Path jar) {
        this.process = process;
        this.jar = jar;
    }

    /** Starts an agent with the java that runs this process. */
    public static ChildProcess start() throws IOException {
        Path jar = Files.createTempFile("meshproof-agent", ".jar");
        Files.write(jar, AgentJar.bytes());
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ChildProcess child = new ChildProcess(new ProcessBuilder(AgentJar.command(java, jar.toString())).start(), jar);
        Limits.daemon("agent errors").newThread(child::readErrors).start();
        return child;
    }

    private void readErrors() {
        byte[] buffer = new byte[1024];
        try (InputStream in = process.getErrorStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                errors.add(Arrays.copyOf(buffer, read));
            }
        } catch (IOException closed) {
            // It ended.
        }
    }

    @Override
    public InputStream in() {
        return process.getInputStream();
    }

    @Override
    public OutputStream out() {
        return process.getOutputStream();
    }

    @Override
    public String lastWords() {
        try {
            boolean ended = process.waitFor(1, TimeUnit.SECONDS);
            return (ended ? "exit code " + process.exitValue() + ". " : "") + errors;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return errors.toString();
        }
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            Files.deleteIfExists(jar);
        } catch (IOException e) {
            process.destroy();
        }
    }
}
