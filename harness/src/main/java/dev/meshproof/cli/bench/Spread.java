package dev.meshproof.cli.bench;

import java.util.List;
import java.util.Locale;

/** Several measurements of one thing, in seconds. */
public record Spread(double median, double min, double max, List<Double> all) {
    /** @throws IllegalArgumentException if there is none */
    public static Spread of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1), List.copyOf(values));
    }

    /**
     * The least measurement that at least this part of all does not exceed (nearest rank).
     *
     * @param part above 0, at most 1
     */
    public double quantile(double part) {
        return all.stream()
                .sorted()
                .skip((long) Math.ceil(part * all.size()) - 1)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%6.2f s  (%.2f to %.2f, %d runs)", median, min, max, all.size());
    }
}
