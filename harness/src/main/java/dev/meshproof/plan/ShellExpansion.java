package dev.meshproof.plan;

import dev.meshproof.plan.Field.Known;
import dev.meshproof.plan.Field.Piece;
import dev.meshproof.plan.Field.Unknown;
import dev.meshproof.plan.ShellWord.Literal;
import dev.meshproof.plan.ShellWord.Opaque;
import dev.meshproof.plan.ShellWord.Parameter;
import dev.meshproof.plan.ShellWord.Part;
import dev.meshproof.sdl.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Expands words as a shell does: parameters by the variables known so far, then field splitting of what is not quoted.
 * Path names are not expanded.
 *
 * @param places maps an index into the script to a place in the SDL
 */
record ShellExpansion(ShellVariables variables, IntFunction<Position> places) {
    /** Enough for any command line, and an end to a variable that doubles itself. */
    private static final int MAX_PIECES = 256;

    /** The fields that a word turns into; none for an unquoted variable that is empty. */
    List<Field> fields(ShellWord word) {
        FieldSplitter splitter = new FieldSplitter(places.apply(word.start()));
        int count = 0;
        for (Part part : word.parts()) {
            boolean splits = part instanceof Parameter && !part.quoted();
            List<Piece> pieces = pieces(part);
            count += pieces.size();
            if (count > MAX_PIECES) {
                splitter.add(tooMany(word));
                break;
            }
            pieces.forEach(splits ? splitter::split : splitter::add);
        }
        return splitter.fields();
    }

    /** A word as an assignment takes it: not split. */
    List<Piece> value(ShellWord word) {
        List<Piece> pieces = new ArrayList<>();
        for (Part part : word.parts()) {
            pieces.addAll(pieces(part));
            if (pieces.size() > MAX_PIECES) {
                return List.of(tooMany(word));
            }
        }
        return pieces;
    }

    private Unknown tooMany(ShellWord word) {
        return new Unknown("the word at " + places.apply(word.start()) + " is put together from too many pieces");
    }

    private List<Piece> pieces(Part part) {
        if (part instanceof Literal literal) {
            return List.of(new Known(literal.text(), Optional.empty()));
        }
        if (part instanceof Opaque opaque) {
            return List.of(
                    new Unknown(opaque.what() + " at " + places.apply(opaque.start()) + " is only known when it runs"));
        }
        return parameter((Parameter) part);
    }

    private List<Piece> parameter(Parameter parameter) {
        String name = parameter.name();
        if (!Character.isLetter(name.charAt(0)) && name.charAt(0) != '_') {
            return unknown("$%s at %s is only known when it runs", name, parameter);
        }
        Optional<List<Piece>> value = variables.get(name);
        String operator = parameter.operator();
        boolean emptyCounts = operator.startsWith(":");
        Optional<List<Piece>> set = emptyCounts ? value.filter(pieces -> !isEmpty(pieces)) : value;
        return switch (operator.replace(":", "")) {
            case "-" -> set.orElseGet(() -> value(parameter.operand()));
            case "=" ->
                set.orElseGet(() -> {
                    List<Piece> assigned = value(parameter.operand());
                    variables.set(name, assigned);
                    return assigned;
                });
            case "+" -> set.isPresent() ? alternative(set.get(), parameter) : List.of();
            default ->
                set.orElseGet(
                        () -> unknown("$%s at %s is not set: neither env nor the script names it", name, parameter));
        };
    }

    private List<Piece> alternative(List<Piece> value, Parameter parameter) {
        boolean told = value.stream().allMatch(Known.class::isInstance);
        return told ? value(parameter.operand()) : value;
    }

    private static boolean isEmpty(List<Piece> pieces) {
        return pieces.stream()
                .allMatch(piece -> piece instanceof Known known && known.text().isEmpty());
    }

    private List<Piece> unknown(String why, String name, Parameter parameter) {
        return List.of(new Unknown(why.formatted(name, places.apply(parameter.start()))));
    }
}
