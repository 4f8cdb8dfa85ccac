package dev.meshproof.cli.doctor;

import java.util.Locale;

/** A number of bytes, shown in GiB. */
record Size(long bytes) implements Comparable<Size> {

    /** Images, their layers while they are built, the package cache, and the runs. */
    static final Size DISK_WANTED = gibibytes(8);

    /** Three providers with everything around them. */
    static final Size MEMORY_NEEDED = gibibytes(1);

    /** The same while Go programs are compiled. */
    static final Size MEMORY_WANTED = gibibytes(3);

    static Size gibibytes(long number) {
        return new Size(number << 30);
    }

    @Override
    public int compareTo(Size other) {
        return Long.compare(bytes, other.bytes);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
    }
}
