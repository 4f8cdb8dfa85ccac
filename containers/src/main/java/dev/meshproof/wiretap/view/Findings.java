package dev.meshproof.wiretap.view;

import dev.meshproof.wiretap.Lane;
import dev.meshproof.wiretap.packet.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts all findings and keeps the first of each kind. */
final class Findings {
    static final int KEPT = 100;

    private final Map<Finding.Kind, Long> counts = new EnumMap<>(Finding.Kind.class);
    private final List<ViewReport.LaneFinding> first = new ArrayList<>();

    void add(Lane lane, Finding finding) {
        if (counts.merge(finding.kind(), 1L, Long::sum) <= KEPT) {
            first.add(new ViewReport.LaneFinding(lane, finding));
        }
    }

    Map<Finding.Kind, Long> counts() {
        return Collections.unmodifiableMap(new EnumMap<>(counts));
    }

    List<ViewReport.LaneFinding> first() {
        return List.copyOf(first);
    }
}
