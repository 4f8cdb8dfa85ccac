package dev.meshproof.reports.timeline;

import java.util.Locale;

/**
 * An observation, as far as the timeline shows it.
 *
 * @param ms when it was asked, since the run's start
 * @param tookMillis until it was answered
 * @param asked in words, e.g. {@code connect to loopback :8000}
 * @param question its kind
 * @param answer its kind
 */
record Probe(Vantage from, String phase, long ms, long tookMillis, String asked, String question, String answer) {
    /**
     * From where it was asked.
     *
     * @param kind as it stands in the evidence, e.g. {@code relay-host}
     * @param of the replica, provider or relay; empty where there is only one
     */
    record Vantage(String kind, String of) {
        @Override
        public String toString() {
            String name = kind.replace('-', ' ');
            return of.isEmpty() ? name : name + " " + (kind.equals("outsider") ? of.toLowerCase(Locale.ROOT) : of);
        }
    }
}
