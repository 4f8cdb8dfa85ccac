package dev.meshproof.containers.image;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one build at a time work in a cache folder, over all processes of this machine and all threads of this one. */
final class BuildLock implements AutoCloseable {
    private static final ReentrantLock THREADS = new ReentrantLock();

    private final FileChannel channel;
    private final FileLock lock;

    private BuildLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Waits for whoever builds now, after saying so. */
    static BuildLock take(Path cache, Progress progress) throws IOException {
        THREADS.lock();
        try {
            Files.createDirectories(cache);
            FileChannel channel =
                    FileChannel.open(cache.resolve("images.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                progress.report("images", "waiting for another meshproof that builds images");
                lock = channel.lock();
            }
            return new BuildLock(channel, lock);
        } catch (IOException | RuntimeException e) {
            THREADS.unlock();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            lock.release();
        } finally {
            THREADS.unlock();
        }
    }
}
