package dev.meshproof.wiretap.server;

import dev.meshproof.wiretap.Addresses;
import dev.meshproof.wiretap.capture.RotatingCapture;
import dev.meshproof.wiretap.fault.Fault;
import dev.meshproof.wiretap.forward.Ending;
import dev.meshproof.wiretap.forward.Forwarder;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A wiretap at work, from its making until it is closed. Thread-safe. */
final class Wiretap implements Closeable {
    private static final long PATIENCE = 20;

    private final Events events = new Events();
    private final Sightings sightings;
    private final Recorder recorder;
    private final Forwarder forwarder;
    private final Thread thread;

    /**
     * Begins to listen and to forward.
     *
     * @throws IOException if an address or a file cannot be had
     * @throws GeneralSecurityException if key or certificates cannot be used
     */
    Wiretap(Settings settings) throws IOException, GeneralSecurityException {
        Addresses addresses = new Addresses();
        RotatingCapture capture = new RotatingCapture(
                settings.captures(), settings.captureName(), settings.fileBytes(), settings.totalBytes(), addresses);
        sightings = new Sightings(events, addresses, capture, settings.onlyRelay(), new SecureRandom().nextLong());
        recorder = new Recorder(events, sightings);
        try {
            forwarder = new Forwarder(
                    settings.listen(),
                    settings.target(),
                    settings.server(),
                    settings.client(),
                    settings.limits(),
                    recorder);
        } catch (IOException | GeneralSecurityException e) {
            capture.close();
            throw e;
        }
        thread = new Thread(forwarder, "wiretap");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return forwarder.port();
    }

    Events events() {
        return events;
    }

    /** What was seen so far, as JSON; the capture on disk holds all of it. */
    String counts() throws IOException {
        return ask(recorder::counts);
    }

    /** Puts faults in place of those that there were; says as JSON what those have done. */
    String replaceFaults(List<Fault> faults) throws IOException {
        return ask(() -> {
            String ended = recorder.replace(faults);
            for (Fault fault : faults) {
                if (fault instanceof Fault.Cut) {
                    int closed = forwarder.close(
                            c -> c instanceof Talk talk && fault.scope().touches(talk.key()), Ending.CUT, "");
                    recorder.faults().affected(fault, closed);
                } else if (fault instanceof Fault.Unreachable) {
                    recorder.faults().affected(fault, forwarder.close(c -> true, Ending.REFUSED, ""));
                }
            }
            forwarder.advanceAll();
            return ended;
        });
    }

    /** Bytes of buffers that connections hold now. */
    long buffered() throws IOException {
        return ask(forwarder::buffered);
    }

    private <T> T ask(Callable<T> question) throws IOException {
        FutureTask<T> task = new FutureTask<>(question);
        forwarder.post(task);
        try {
            return task.get(PATIENCE, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IOException("the wiretap did not answer within " + PATIENCE + " s", e);
        } catch (ExecutionException e) {
            throw new IOException("the wiretap cannot answer: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the wiretap was asked");
        }
    }

    /** Waits for its end. */
    void join() throws InterruptedException {
        thread.join();
    }

    /** Ends all connections, and leaves a whole capture. */
    @Override
    public void close() throws IOException {
        forwarder.close();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sightings.close();
    }
}
