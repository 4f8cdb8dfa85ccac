package dev.meshproof.plan;

import dev.meshproof.sdl.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One argument of a command after expansion, with where each piece of it came from.
 *
 * @param at where the argument stands
 */
public record Field(List<Piece> pieces, Position at) {
    public sealed interface Piece {}

    /** @param from the env item that the text is part of; empty where the text stands in the command itself */
    public record Known(String text, Optional<EnvItem> from) implements Piece {}

    /** A piece that cannot be told. */
    public record Unknown(String why) implements Piece {}

    /** One item of an SDL's env. */
    public record EnvItem(String name, String value, Position at) {}

    public Field {
        pieces = List.copyOf(pieces);
    }

    static Field literal(String text, Position at) {
        return new Field(List.of(new Known(text, Optional.empty())), at);
    }

    /** The whole text, or empty where a piece cannot be told. */
    public Optional<String> text() {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            if (!(piece instanceof Known known)) {
                return Optional.empty();
            }
            text.append(known.text());
        }
        return Optional.of(text.toString());
    }

    /** Why it cannot be told, for the first piece that cannot. */
    public Optional<String> why() {
        return pieces.stream()
                .filter(Unknown.class::isInstance)
                .map(piece -> ((Unknown) piece).why())
                .findFirst();
    }

    /** The text up to the first piece that cannot be told. */
    public String beginning() {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            if (!(piece instanceof Known known)) {
                break;
            }
            text.append(known.text());
        }
        return text.toString();
    }

    /** What is left after the first characters, all of them known. */
    Field without(int characters) {
        List<Piece> left = new ArrayList<>();
        int drop = characters;
        for (Piece piece : pieces) {
            if (drop > 0 && piece instanceof Known known) {
                int taken = Math.min(drop, known.text().length());
                drop -= taken;
                if (taken < known.text().length()) {
                    left.add(new Known(known.text().substring(taken), known.from()));
                }
            } else {
                left.add(piece);
            }
        }
        return new Field(left, at);
    }

    /** The env item that holds all of it, where there is one. */
    public Optional<EnvItem> from() {
        List<EnvItem> items = new ArrayList<>();
        for (Piece piece : pieces) {
            if (!(piece instanceof Known known)
                    || (known.from().isEmpty() && !known.text().isEmpty())) {
                return Optional.empty();
            }
            known.from().ifPresent(items::add);
        }
        return items.size() == 1 ? Optional.of(items.get(0)) : Optional.empty();
    }
}
