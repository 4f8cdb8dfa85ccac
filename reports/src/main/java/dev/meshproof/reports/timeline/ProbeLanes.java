package dev.meshproof.reports.timeline;

import dev.meshproof.reports.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Observations as spans, in the finest of {@link Detail}s that has no more than so many of them. They come as a stream: whenever
 * there are too many spans of one detail, they are put together to those of the next.
 */
final class ProbeLanes implements Consumer<Probe> {
    private final int most;
    private Detail detail = Detail.EACH;
    private Map<Object, Sum> sums = new LinkedHashMap<>();
    private long count;
    private long leftOut;

    /** What is one span. */
    private enum Detail {
        EACH("each is a span of its own"),
        QUESTION("those of one vantage, phase, question and kind of answer are one span"),
        ANSWER("those of one vantage, phase and kind of answer are one span"),
        PHASE("those of one vantage and phase are one span"),
        VANTAGES("those of all vantages of one kind and of one phase are one span");

        private final String words;

        Detail(String words) {
            this.words = words;
        }

        private Detail next() {
            return switch (this) {
                case EACH -> QUESTION;
                case QUESTION -> ANSWER;
                case ANSWER -> PHASE;
                case PHASE, VANTAGES -> VANTAGES;
            };
        }

        private Object key(Probe probe, long number) {
            String from = probe.from().kind() + '\n' + probe.from().of() + '\n' + probe.phase();
            return switch (this) {
                case EACH -> number;
                case QUESTION -> from + '\n' + probe.answer() + '\n' + probe.question();
                case ANSWER -> from + '\n' + probe.answer();
                case PHASE -> from;
                case VANTAGES -> probe.from().kind() + '\n' + probe.phase();
            };
        }
    }

    /** Of the observations of one span. */
    private static final class Sum {
        private final Probe first;
        private long count;
        private long from = Long.MAX_VALUE;
        private long to = Long.MIN_VALUE;
        private boolean oneKind = true;

        Sum(Probe first) {
            this.first = first;
        }

        void add(Probe probe) {
            count++;
            from = Math.min(from, probe.ms());
            to = Math.max(to, probe.ms() + probe.tookMillis());
            oneKind &= probe.answer().equals(first.answer());
        }

        void add(Sum other) {
            count += other.count;
            from = Math.min(from, other.from);
            to = Math.max(to, other.to);
            oneKind &= other.oneKind && other.first.answer().equals(first.answer());
        }

        Span span(Detail detail) {
            String asked = switch (detail) {
                case EACH -> first.asked();
                case QUESTION -> count + " × " + first.question().replace('-', ' ');
                case ANSWER, PHASE, VANTAGES -> Html.number(count, "observation");
            };
            return new Span(
                    from,
                    to,
                    oneKind ? Span.Look.of(first.answer()) : Span.Look.FACTS,
                    asked + ": " + (oneKind ? first.answer().replace('-', ' ') : "several kinds of answers") + ", "
                            + first.phase());
        }
    }

    ProbeLanes(int most) {
        this.most = most;
    }

    /** Whether it is still of use what was asked, in words. */
    boolean showsWords() {
        return detail == Detail.EACH;
    }

    @Override
    public void accept(Probe probe) {
        count++;
        Object key = detail.key(probe, count);
        while (sums.size() >= most && !sums.containsKey(key)) {
            if (detail == Detail.VANTAGES) {
                leftOut++;
                return;
            }
            coarsen();
            key = detail.key(probe, count);
        }
        sums.computeIfAbsent(key, k -> new Sum(probe)).add(probe);
    }

    private void coarsen() {
        detail = detail.next();
        Map<Object, Sum> coarse = new LinkedHashMap<>();
        for (Sum sum : sums.values()) {
            coarse.computeIfAbsent(detail.key(sum.first, 0), k -> new Sum(sum.first))
                    .add(sum);
        }
        sums = coarse;
    }

    /** How many there are, and what of them is one span. */
    String summary() {
        return Html.number(count, "observation") + ", in " + Html.number(sums.size(), "span") + ": " + detail.words
                + (detail == Detail.EACH ? "" : ", because there are too many to show each; all are in evidence.jsonl")
                + (leftOut == 0 ? "." : ". " + Figures.number(leftOut) + " are left out.");
    }

    /** @param logs whose logs a vantage has */
    List<Lane> lanes(VantageLogs logs) {
        Map<String, List<Span>> spans = new TreeMap<>(Lane.NATURAL);
        Map<String, Probe.Vantage> vantages = new LinkedHashMap<>();
        for (Sum sum : sums.values()) {
            Probe.Vantage from = detail == Detail.VANTAGES
                    ? new Probe.Vantage(sum.first.from().kind(), "")
                    : sum.first.from();
            String name = detail == Detail.VANTAGES ? "all of " + from : from.toString();
            vantages.putIfAbsent(name, from);
            spans.computeIfAbsent(name, n -> new ArrayList<>()).add(sum.span(detail));
        }
        List<Lane> lanes = new ArrayList<>();
        spans.forEach((name, of) ->
                lanes.add(new Lane(name, logs.of(vantages.getOrDefault(name, new Probe.Vantage("", ""))), of)));
        return lanes;
    }
}
