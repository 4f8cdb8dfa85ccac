package dev.meshproof.plan;

import dev.meshproof.sdl.Position;
import java.util.List;
import java.util.Optional;

/**
 * A program that a service starts, as far as it could be read.
 *
 * @param program its name without directories
 * @param arguments what it gets
 * @param input the here-documents that it reads
 * @param environment what it finds in its environment
 * @param source what part of the SDL starts it
 * @param circumstances how its script starts it; {@link ShellCircumstances#ALONE} where no script does
 */
public record Invocation(
        String program,
        List<Field> arguments,
        List<String> input,
        ShellVariables environment,
        Fact.Source source,
        Position at,
        ShellCircumstances circumstances) {
    public Invocation {
        arguments = List.copyOf(arguments);
    }

    Invocation(
            String program,
            List<Field> arguments,
            List<String> input,
            ShellVariables environment,
            Fact.Source source,
            Position at) {
        this(program, arguments, input, environment, source, at, ShellCircumstances.ALONE);
    }

    /** As a command of a script starts it. */
    Invocation startedBy(ShellCommand command, boolean errexit) {
        ShellCircumstances of = new ShellCircumstances(
                command.background(), command.looped(), command.conditional(), command.onFailure(), errexit);
        boolean direct = circumstances.equals(ShellCircumstances.ALONE);
        return new Invocation(
                program,
                arguments,
                command.documents(),
                environment,
                source,
                at,
                direct ? of : circumstances.inside(of));
    }

    /** The value of a flag, as {@code --name=value} or {@code --name value}; empty where it has none. */
    public Optional<Field> flag(String... names) {
        return Flag.of(this, names).value();
    }

    /** Whether it is {@code tailscaled} running as a daemon. */
    public boolean isDaemon() {
        return program.equals("tailscaled")
                && arguments.stream().noneMatch(a -> a.beginning().matches("--?(cleanup|version|help)"));
    }

    /** Whether it is {@code tailscale} with one of the subcommands. */
    public boolean isTailscale(String... subcommands) {
        return program.equals("tailscale")
                && subcommand().filter(List.of(subcommands)::contains).isPresent();
    }

    /** The subcommand of {@code tailscale [--socket PATH] SUBCOMMAND}; empty where it cannot be told. */
    private Optional<String> subcommand() {
        for (int i = 0; i < arguments.size(); i++) {
            Optional<String> text = arguments.get(i).text();
            if (text.isEmpty()) {
                return Optional.empty();
            }
            if (!text.get().startsWith("-")) {
                return text;
            }
            if (text.get().matches("--?socket")) {
                i++;
            }
        }
        return Optional.empty();
    }
}
