package dev.meshproof.agent;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;

/** Runs the agent between standard input and standard output. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.setOut(System.err);
        int status = 0;
        try (FileInputStream in = new FileInputStream(FileDescriptor.in);
                FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
            new ProbeAgent(in, out).serve();
        } catch (IOException e) {
            System.err.println("meshproof agent: " + e);
            status = 1;
        }
        // Threads that serve streams are daemons, and there is nothing to save.
        Runtime.getRuntime().halt(status);
    }
}
