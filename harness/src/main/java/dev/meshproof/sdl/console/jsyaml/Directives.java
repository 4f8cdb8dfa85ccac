package dev.meshproof.sdl.console.jsyaml;

import java.util.ArrayList;
import java.util.List;

/** {@code %YAML} and {@code %TAG} (js-yaml, readDocument and directiveHandlers); others are ignored. */
final class Directives {
    private Directives() {}

    /** @return whether there were any */
    static boolean read(State state) {
        boolean any = false;
        boolean version = false;
        while (state.here() != 0) {
            state.skipSpace(true);
            if (state.lineIndent > 0 || state.here() != '%') {
                break;
            }
            any = true;
            int start = state.position++;
            String name = word(state);
            if (name.isEmpty()) {
                throw state.fault("a % at the beginning of a line begins a directive, which has no name");
            }
            List<String> arguments = arguments(state);
            if (name.equals("YAML")) {
                if (version) {
                    throw Fault.syntax(start, "a second %YAML");
                }
                version = true;
                yaml(start, arguments);
            } else if (name.equals("TAG")) {
                handle(state, start, arguments);
            }
        }
        return any;
    }

    private static String word(State state) {
        int from = state.position;
        char c = state.here();
        while (c != 0 && !State.isSpace(c)) {
            c = state.next();
        }
        return state.input.substring(from, Math.min(state.position, state.length));
    }

    private static List<String> arguments(State state) {
        List<String> arguments = new ArrayList<>();
        while (state.here() != 0) {
            while (State.isBlank(state.here())) {
                state.position++;
            }
            if (state.here() == '#') {
                state.skipToEol();
                break;
            }
            if (State.isEol(state.here())) {
                break;
            }
            arguments.add(word(state));
        }
        if (state.here() != 0) {
            state.lineBreak();
        }
        return arguments;
    }

    private static void yaml(int start, List<String> arguments) {
        String version = arguments.size() == 1 ? arguments.get(0) : "";
        int dot = version.indexOf('.');
        boolean formed = dot > 0 && digits(version.substring(0, dot)) && digits(version.substring(dot + 1));
        if (!formed || !version.substring(0, dot).replaceFirst("^0+(?=.)", "").equals("1")) {
            throw Fault.syntax(start, "%YAML takes 1.2");
        }
    }

    private static boolean digits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static void handle(State state, int start, List<String> arguments) {
        if (arguments.size() != 2 || !isHandle(arguments.get(0)) || !TagNames.isUri(arguments.get(1))) {
            throw Fault.syntax(start, "%TAG takes a handle such as !e! and a prefix");
        }
        if (state.tagHandles.putIfAbsent(arguments.get(0), TagNames.decoded(start, arguments.get(1))) != null) {
            throw Fault.syntax(start, "a second %TAG " + arguments.get(0));
        }
    }

    private static boolean isHandle(String handle) {
        String name = handle.length() < 3 ? "" : handle.substring(1, handle.length() - 1);
        return handle.equals("!")
                || handle.equals("!!")
                || handle.startsWith("!")
                        && handle.endsWith("!")
                        && name.chars().allMatch(c -> c == '-' || c < 128 && Character.isLetter(c));
    }
}
