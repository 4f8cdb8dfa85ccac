package dev.meshproof.reports.timeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Observations as spans, in the finest of {@link Detail}s that has no more than so many of them. They come as a stream: all
 * details are kept at once, each until it has too many.
 */
final class ProbeLanes implements Consumer<Probe> {
    private final int most;
    private final Map<Detail, Map<Object, Sum>> sums = new EnumMap<>(Detail.class);
    private long count;
    private long leftOut;

    /** What is one span. */
    enum Detail {
        EACH("each is a span of its own"),
        QUESTION("those of one vantage, phase, question and kind of answer are one span"),
        ANSWER("those of one vantage, phase and kind of answer are one span"),
        PHASE("those of one vantage and phase are one span"),
        VANTAGES("those of all vantages of one kind and of one phase are one span");

        private final String words;

        Detail(String words) {
            this.words = words;
        }

        private Object key(Probe probe, long number) {
            return switch (this) {
                case EACH -> number;
                case QUESTION -> List.of(probe.from(), probe.phase(), probe.question(), probe.answer());
                case ANSWER -> List.of(probe.from(), probe.phase(), probe.answer());
                case PHASE -> List.of(probe.from(), probe.phase());
                case VANTAGES -> List.of(probe.from().kind(), probe.phase());
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
        for (Detail detail : Detail.values()) {
            sums.put(detail, new LinkedHashMap<>());
        }
    }

    @Override
    public void accept(Probe probe) {
        count++;
        for (Detail detail : Detail.values()) {
            Map<Object, Sum> of = sums.get(detail);
            if (of == null) {
                continue;
            }
            Object key = detail.key(probe, count);
            Sum sum = of.get(key);
            if (sum == null && of.size() < most) {
                sum = new Sum(probe);
                of.put(key, sum);
            }
            if (sum != null) {
                sum.add(probe);
            } else if (detail == Detail.VANTAGES) {
                leftOut++;
            } else {
                sums.remove(detail);
            }
        }
    }

    private Detail finest() {
        return sums.keySet().iterator().next();
    }

    /** How many there are, and what of them is one span. */
    String summary() {
        return Html.number(count, "observation") + ", in " + Html.number(spans().size(), "span") + ": " + finest().words
                + (finest() == Detail.EACH
                        ? ""
                        : ", because there are too many to show each; all are in evidence.jsonl")
                + (leftOut == 0 ? "." : ". " + Html.number(leftOut) + " are left out.");
    }

    private Collection<Sum> spans() {
        @Nullable Map<Object, Sum> finest = sums.get(finest());
        return finest == null ? List.of() : finest.values();
    }

    /** @param logs whose logs a vantage has */
    List<Lane> lanes(VantageLogs logs) {
        Detail detail = finest();
        Map<String, List<Span>> spans = new TreeMap<>(Lane.NATURAL);
        Map<String, Probe.Vantage> vantages = new LinkedHashMap<>();
        for (Sum sum : spans()) {
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
