package dev.meshproof.wiretap.server;

import java.io.IOException;
import java.security.GeneralSecurityException;

/** Runs a wiretap until it is told to stop. */
public final class Main {
    private static final int WRONG_USE = 2;

    private Main() {}

    public static void main(String[] words) throws InterruptedException {
        // A renegotiation would interleave with data, and no node asks for one.
        System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
        try {
            Arguments.Both read = new Arguments(words).read();
            Wiretap wiretap = new Wiretap(read.settings());
            Api api = new Api(read.api(), wiretap);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(wiretap)));
            System.err.println("wiretap: serving on " + wiretap.port() + ", api on " + api.port() + ", "
                    + read.settings().target());
            wiretap.join();
            System.exit(1);
        } catch (IllegalArgumentException e) {
            System.err.println("wiretap: " + e.getMessage() + System.lineSeparator() + Arguments.USAGE);
            System.exit(WRONG_USE);
        } catch (IOException | GeneralSecurityException e) {
            System.err.println("wiretap: cannot start: " + e);
            System.exit(1);
        }
    }

    private static void end(Wiretap wiretap) {
        try {
            wiretap.close();
        } catch (IOException e) {
            System.err.println("wiretap: the capture's end is lost: " + e);
        }
    }
}
