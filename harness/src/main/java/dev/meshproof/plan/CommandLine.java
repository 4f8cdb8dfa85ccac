package dev.meshproof.plan;

import dev.meshproof.sdl.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/**
 * Finds the program in a list of arguments: behind {@code exec}, {@code nohup} and their like, and inside
 * {@code sh -c 'script'}.
 *
 * @param source what part of the SDL the arguments stand in
 * @param depth how many shells it runs in
 */
record CommandLine(ShellVariables environment, Fact.Source source, int depth) {
    private static final Set<String> SHELLS = Set.of("sh", "bash", "ash", "dash", "zsh", "ksh");
    private static final Set<String> WRAPPERS = Set.of(
            "exec",
            "nohup",
            "setsid",
            "command",
            "env",
            "sudo",
            "doas",
            "nice",
            "timeout",
            "stdbuf",
            "tini",
            "dumb-init",
            "busybox");
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=.*", Pattern.DOTALL);
    /** {@code -c} alone or with other one-letter options: {@code -lc}, {@code -euxc}. */
    private static final Pattern RUNS_STRING = Pattern.compile("-[A-Za-z]*c[A-Za-z]*");

    private static final int MAX_DEPTH = 8;

    /** Says where the characters of an argument stand, if it can be told. */
    interface ScriptPlaces {
        Optional<IntFunction<Position>> of(Field field);
    }

    /**
     * The programs that the arguments start: one, or those of a script that a shell gets as an argument. Empty where the
     * program cannot be told.
     *
     * @throws UnreadableScriptException if such a script has a quote or an expansion that is not closed
     */
    List<Invocation> read(List<Field> arguments, ScriptPlaces places) {
        List<Field> left = unwrapped(arguments);
        if (left.isEmpty() || left.get(0).text().isEmpty()) {
            return List.of();
        }
        String program = baseName(left.get(0).text().get());
        List<Field> rest = left.subList(1, left.size());
        if (SHELLS.contains(program) && depth < MAX_DEPTH) {
            Optional<Field> script = scriptOf(rest);
            Optional<IntFunction<Position>> where = script.flatMap(places::of);
            if (script.isPresent() && where.isPresent() && script.get().text().isPresent()) {
                ShellVariables inherited = new ShellVariables(environment);
                return ScriptReader.read(script.get().text().get(), inherited, where.get(), depth + 1, errexit(rest));
            }
        }
        return List.of(new Invocation(
                program, rest, List.of(), environment, source, left.get(0).at()));
    }

    static String baseName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The script in {@code -e -c script}; empty where a shell reads a file or its input. */
    private static Optional<Field> scriptOf(List<Field> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String text = arguments.get(i).text().orElse("");
            if (!text.startsWith("-") && !text.startsWith("+")) {
                return Optional.empty();
            }
            if (RUNS_STRING.matcher(text).matches()) {
                return behindOptions(arguments.subList(i + 1, arguments.size()));
            }
            if (text.matches("[-+][A-Za-z]*o")) {
                i++;
            }
        }
        return Optional.empty();
    }

    /** {@code sh -e -c}, {@code sh -ec}, {@code sh -o errexit -c}. */
    private static boolean errexit(List<Field> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String option = arguments.get(i).text().orElse("");
            if (option.matches("-[A-Za-z]*e[A-Za-z]*") || option.equals("errexit")) {
                return true;
            }
            if (!option.matches("[-+][A-Za-z]+")
                    && !(i > 0 && arguments.get(i - 1).beginning().endsWith("o"))) {
                return false;
            }
        }
        return false;
    }

    /** Options may follow the {@code -c}: {@code sh -c -e script}. */
    private static Optional<Field> behindOptions(List<Field> arguments) {
        List<Field> left = new ArrayList<>(arguments);
        while (left.size() > 1
                && left.get(0).text().filter(t -> t.matches("-[A-Za-z]+")).isPresent()) {
            left.remove(0);
        }
        return left.stream().findFirst();
    }

    private List<Field> unwrapped(List<Field> arguments) {
        List<Field> left = new ArrayList<>(arguments);
        while (!left.isEmpty()) {
            String wrapper = left.get(0).text().map(CommandLine::baseName).orElse("");
            if (!WRAPPERS.contains(wrapper)) {
                return left;
            }
            left.remove(0);
            if (wrapper.equals("command")
                    && !left.isEmpty()
                    && left.get(0).beginning().startsWith("-")) {
                return List.of();
            }
            dropOptions(left, wrapper);
        }
        return left;
    }

    private void dropOptions(List<Field> left, String wrapper) {
        while (!left.isEmpty() && left.get(0).beginning().startsWith("-")) {
            String option = left.remove(0).beginning();
            if (Set.of("-u", "-g", "-n", "-k", "-s", "-a").contains(option) && left.size() > 1) {
                left.remove(0);
            }
        }
        if (wrapper.equals("timeout") && !left.isEmpty()) {
            left.remove(0);
        }
        while (wrapper.equals("env")
                && !left.isEmpty()
                && ASSIGNMENT.matcher(left.get(0).beginning()).matches()) {
            Field assignment = left.remove(0);
            String name =
                    assignment.beginning().substring(0, assignment.beginning().indexOf('='));
            environment.set(name, assignment.without(name.length() + 1).pieces());
            environment.export(name);
        }
    }
}
