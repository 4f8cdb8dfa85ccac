package dev.meshproof.probe;

import dev.meshproof.plan.ReplicaId;
import dev.meshproof.wiretap.search.Needle;
import dev.meshproof.wiretap.search.NeedleSearch;
import dev.meshproof.wiretap.search.Needles;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What was sent in the hope that nobody but its receiver reads it, each random, all remembered. Thread-safe. */
final class Canaries {
    private static final int RANDOM_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final List<Answer.Sought> all = new CopyOnWriteArrayList<>();

    /** A new one that is to be found. */
    String next() {
        return next(Optional.empty(), Optional.empty());
    }

    /** A new one that nobody else is to find, of what one replica and another say to each other. */
    String next(ReplicaId from, ReplicaId to) {
        return next(Optional.of(from), Optional.of(to));
    }

    /** Of characters that stand for themselves wherever it is put. */
    private String next(Optional<ReplicaId> from, Optional<ReplicaId> to) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String canary = "canary-" + HexFormat.of().formatHex(bytes);
        all.add(new Answer.Sought(canary, from, to));
        return canary;
    }

    SecureRandom random() {
        return random;
    }

    /** Those so far. */
    List<Answer.Sought> all() {
        return List.copyOf(all);
    }

    /** For all their forms, under themselves as names. */
    static NeedleSearch search(Collection<String> canaries) {
        List<Needle> needles = new ArrayList<>();
        canaries.forEach(canary -> needles.addAll(Needles.of(canary, ascii(canary))));
        return new NeedleSearch(needles);
    }

    /** So many bytes, full of it. */
    static byte[] filled(String canary, int length) {
        byte[] one = ascii(canary + "\n");
        byte[] filled = new byte[length];
        for (int at = 0; at < length; at += one.length) {
            System.arraycopy(one, 0, filled, at, Math.min(one.length, length - at));
        }
        return filled;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
