package dev.meshproof.lint.advice;

import dev.meshproof.lint.Advice;
import dev.meshproof.lint.AdviceCode;
import dev.meshproof.lint.Document;
import dev.meshproof.lint.Findings;
import dev.meshproof.lint.WrittenService;
import dev.meshproof.plan.Fact;
import dev.meshproof.plan.Field;
import dev.meshproof.plan.Invocation;
import dev.meshproof.plan.ShellCircumstances;
import dev.meshproof.plan.ShellCircumstances.OnFailure;
import dev.meshproof.plan.Tailnet;
import java.util.List;
import java.util.Optional;

/** A script that puts tailscaled into the background and then logs in: whether it waits, and whether it notices a failure. */
public final class Daemons implements Advice {
    private static final String WAIT = "wait until it is there: until [ -S %s ]; do sleep 0.1; done";

    @Override
    public void look(Document document, Findings findings) {
        for (WrittenService service : document.services()) {
            List<Invocation> programs = service.startup().programs();
            for (int i = 0; i < programs.size(); i++) {
                Invocation program = programs.get(i);
                boolean login = program.isTailscale("up", "login") && program.source() == Fact.Source.SCRIPT;
                if (login) {
                    race(document, service, programs.subList(0, i), program, findings);
                    unchecked(document, program, i == programs.size() - 1, findings);
                }
            }
        }
    }

    private static void race(
            Document document, WrittenService service, List<Invocation> before, Invocation login, Findings findings) {
        int daemon = -1;
        for (int i = 0; i < before.size(); i++) {
            daemon = before.get(i).isDaemon() && before.get(i).circumstances().background() ? i : daemon;
        }
        if (daemon < 0 || login.circumstances().looped()) {
            return;
        }
        List<Invocation> between = before.subList(daemon + 1, before.size());
        if (between.stream().anyMatch(Daemons::waits)) {
            return;
        }
        String wait =
                WAIT.formatted(service.startup().tailnet().socket().known().orElse(Tailnet.DEFAULT_SOCKET));
        Optional<Invocation> sleep =
                between.stream().filter(p -> p.program().equals("sleep")).findFirst();
        if (sleep.isPresent()) {
            String seconds = sleep.get().arguments().stream()
                    .findFirst()
                    .map(Field::beginning)
                    .orElse("");
            findings.add(
                    AdviceCode.DAEMON_RACE,
                    document.lines().word(sleep.get().at()),
                    "sleep %s is a guess at how long tailscaled takes to start; on a busy provider it is too short"
                            .formatted(seconds),
                    wait);
        } else {
            findings.add(
                    AdviceCode.DAEMON_RACE,
                    document.lines().word(login.at()),
                    "tailscale runs at once after tailscaled went into the background, which does not answer yet",
                    wait);
        }
    }

    private static boolean waits(Invocation program) {
        return program.circumstances().looped() || program.program().startsWith("wait") || program.isTailscale("wait");
    }

    private static void unchecked(Document document, Invocation login, boolean last, Findings findings) {
        ShellCircumstances how = login.circumstances();
        String why = "";
        if (how.background()) {
            why = "it runs in the background";
        } else if (how.onFailure() == OnFailure.IGNORED) {
            why = "its failure is thrown away";
        } else if (how.onFailure() == OnFailure.NOTHING_SAID && !how.errexit() && !last) {
            why = "the script goes on without set -e";
        }
        if (!why.isEmpty()) {
            findings.add(
                    AdviceCode.LOGIN_UNCHECKED,
                    document.lines().word(login.at()),
                    "if tailscale fails to join, the service looks healthy and is in no tailnet: " + why,
                    "begin the script with set -e, or write tailscale up … || exit 1");
        }
    }
}
