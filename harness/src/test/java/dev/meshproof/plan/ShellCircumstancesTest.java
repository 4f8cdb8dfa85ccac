package dev.meshproof.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.plan.ShellCircumstances.OnFailure;
import dev.meshproof.sdl.Position;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellCircumstancesTest {
    private static ShellCircumstances of(String script, boolean errexit) {
        return ScriptReader.read(
                        script, new ShellVariables(Map.of()), index -> new Position("s", 1, index + 1), 0, errexit)
                .stream()
                .filter(invocation -> invocation.program().equals("it"))
                .map(Invocation::circumstances)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "it &, true",
        "it, false",
        "it; other &, false",
        "a && it &, true",
        "it | other &, true",
        "(sleep 1; it) &, true",
        "{ it; } &, true",
        "{ it; }; b &, false",
        "sh -c 'it' &, true",
        "sh -c 'it &', true",
    })
    void knowsWhatRunsInTheBackground(String script, boolean background) {
        assertThat(of(script, false).background()).isEqualTo(background);
    }

    @ParameterizedTest
    @CsvSource({
        "it, NOTHING_SAID",
        "it && b, SKIPS_REST",
        "b && it, NOTHING_SAID",
        "it || exit 1, TESTED",
        "it || true, IGNORED",
        "it || :, IGNORED",
        "! it, TESTED",
        "! a; it, NOTHING_SAID",
        "if it; then b; fi, TESTED",
        "if a; then it; fi, NOTHING_SAID",
        "if a; then b; elif it; then c; fi, TESTED",
        "until it; do b; done, TESTED",
        "while a; do it; done, NOTHING_SAID",
        "(it) || true, IGNORED",
    })
    void knowsWhatTheScriptDoesIfItFails(String script, OnFailure then) {
        assertThat(of(script, false).onFailure()).isEqualTo(then);
    }

    @ParameterizedTest
    @CsvSource({
        "until it; do sleep 1; done, true",
        "for i in 1 2 3; do it && break; done, true",
        "while a; do b; done; it, false",
        "if it; then b; fi, false",
    })
    void knowsWhatStandsInALoop(String script, boolean looped) {
        assertThat(of(script, false).looped()).isEqualTo(looped);
    }

    @ParameterizedTest
    @CsvSource({
        "set -e; it, true",
        "set -euo pipefail; it, true",
        "set -o errexit; it, true",
        "set -x; it, false",
        "set -e; set +e; it, false",
        "[ -n x ] && set -e; it, false",
        "it; set -e, false",
        "set -e; sh -ec it, true",
        "set -e; sh -c it, false",
        "sh -ec it, false",
    })
    void knowsWhetherAFailureEndsTheScript(String script, boolean errexit) {
        assertThat(of(script, false).errexit()).isEqualTo(errexit);
    }

    @Test
    void takesTheShellsOwnOption() {
        assertThat(of("it", true).errexit()).isTrue();
    }
}
