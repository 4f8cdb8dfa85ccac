package dev.meshproof.reports.timeline;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A lane: its name, and its spans in as many rows as it takes for those of one time to lie one below the other. */
final class LaneHtml {
    private static final int ROW = 9;
    private static final int MOST_ROWS = 12;
    private static final int NAME = 80;
    private static final int LABEL = 200;

    /** Percent of the axis: what is shorter can be seen all the same. */
    private static final double NARROWEST = 0.5;

    private LaneHtml() {}

    static void write(StringBuilder html, Lane lane, Axis axis) {
        StringBuilder track = new StringBuilder();
        double[] ends = new double[MOST_ROWS];
        int rows = 1;
        List<Span> spans = lane.spans().stream()
                .sorted(Comparator.comparingLong(Span::from).thenComparing(Span::to, Comparator.reverseOrder()))
                .toList();
        for (Span span : spans) {
            double left = axis.percent(span.from());
            double width = axis.percent(span.to()) - left;
            int row = span.look() == Span.Look.EVENT ? 0 : firstFree(ends, left);
            if (span.look() != Span.Look.EVENT) {
                ends[row] = Math.max(ends[row], left + Math.max(width, NARROWEST));
                rows = Math.max(rows, row + 1);
            }
            span(track, span, left, width, row);
        }
        html.append("<div class=\"tl-lane\" data-logs=\"")
                .append(lane.logs().stream().map(String::valueOf).collect(Collectors.joining(" ")))
                .append("\"><span class=\"tl-name\">")
                .append(Html.text(lane.name(), NAME))
                .append(spans.isEmpty() ? " (no times)" : "")
                .append("</span><div class=\"tl-track\" style=\"height:")
                .append(rows * ROW + 5)
                .append("px\">")
                .append(track)
                .append("</div></div>\n");
    }

    private static int firstFree(double[] ends, double left) {
        for (int row = 0; row < ends.length; row++) {
            if (ends[row] <= left) {
                return row;
            }
        }
        return ends.length - 1;
    }

    private static void span(StringBuilder html, Span span, double left, double width, int row) {
        String words = Html.text(span.label(), LABEL);
        html.append("<span class=\"s ")
                .append(span.look().code())
                .append("\" style=\"left:")
                .append(Axis.css(Math.min(left, 100 - NARROWEST)))
                .append(width == 0 ? "" : ";width:" + Axis.css(width))
                .append(row == 0 ? "" : ";top:" + (3 + row * ROW) + "px")
                .append("\" data-t=\"")
                .append(span.from())
                .append(' ')
                .append(span.to())
                .append("\" title=\"")
                .append(words)
                .append(", ")
                .append(Html.since(span.from()));
        if (span.look() != Span.Look.EVENT) {
            html.append(", ").append(Html.duration(span.to() - span.from()));
        }
        html.append("\">").append(span.look() == Span.Look.STAGE ? words : "").append("</span>");
    }
}
