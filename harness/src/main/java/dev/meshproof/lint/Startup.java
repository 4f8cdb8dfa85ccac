package dev.meshproof.lint;

import dev.meshproof.plan.Invocation;
import dev.meshproof.plan.Programs;
import dev.meshproof.plan.Tailnet;
import dev.meshproof.plan.TailnetReader;
import dev.meshproof.plan.UnreadableScriptException;
import dev.meshproof.sdl.Sdl;
import dev.meshproof.sdl.Text;
import java.util.List;
import java.util.Optional;

/**
 * What a service starts.
 *
 * @param programs in the order in which they stand; none where the script cannot be read
 * @param tailnet what is known of its tailnet
 */
public record Startup(List<Invocation> programs, Tailnet tailnet) {
    static Startup of(Text name, Branch branch) {
        Sdl.Service service = new Sdl.Service(
                name.located(),
                branch.text("image").orElseGet(() -> new Text("", name.at(), index -> name.at())),
                branch.texts("command"),
                branch.texts("args"),
                branch.texts("env"),
                List.of(),
                List.of(),
                Optional.empty(),
                Sdl.Params.NONE);
        try {
            List<Invocation> programs = Programs.of(service);
            return new Startup(Programs.started(programs), TailnetReader.of(service, programs));
        } catch (UnreadableScriptException e) {
            return new Startup(List.of(), TailnetReader.read(service));
        }
    }

    public boolean runsTailscaled() {
        return tailnet.runsTailscaled();
    }

    public List<Invocation> daemons() {
        return programs.stream().filter(Invocation::isDaemon).toList();
    }

    /** Each {@code tailscale up} and {@code tailscale login}. */
    public List<Invocation> logins() {
        return programs.stream().filter(i -> i.isTailscale("up", "login")).toList();
    }
}
