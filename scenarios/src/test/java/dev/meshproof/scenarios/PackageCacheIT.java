package dev.meshproof.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * Where there is internet the package mirror is a cache: packages come through the one container that has a way out, and
 * are there for the next run even when the package hosts are not.
 */
class PackageCacheIT {
    @AutoClose
    private final PackageCacheLab lab = PackageCacheLab.start();

    @Test
    void packagesAreFetchedOnceAndOutliveTheRun() {
        lab.replicaRuns("apk add curl && curl --version");
        assertThat(lab.answersOfTheMirror())
                .anyMatch(answer -> answer.startsWith("dl-cdn.alpinelinux.org/") && answer.contains("/curl-"))
                .allMatch(answer -> answer.endsWith(" 200 MISS"));

        lab.nextRunWithNothingBehindTheMirror();

        lab.replicaRuns("apk add curl && curl --version");
        assertThat(lab.answersOfTheMirror())
                .anyMatch(answer -> answer.contains("/curl-"))
                .allMatch(answer -> answer.endsWith(" 200 HIT"));
    }

    @Test
    void onlyTheFetcherHasAWayOut() throws Exception {
        assertThat(lab.reachesThePackageHost(lab.fetcher())).isTrue();
        assertThat(lab.reachesThePackageHost(lab.mirror())).isFalse();
        assertThat(lab.reachesThePackageHost(lab.sandbox())).isFalse();
        assertThat(lab.forwards(lab.mirror())).isFalse();
        assertThat(lab.forwards(lab.fetcher())).isFalse();
    }
}
