package dev.meshproof.plan;

import dev.meshproof.plan.Field.Known;
import dev.meshproof.plan.Field.Piece;
import dev.meshproof.sdl.Position;
import java.util.ArrayList;
import java.util.List;

/** Puts pieces together to fields, as a shell splits what unquoted variables hold. */
final class FieldSplitter {
    private final Position at;
    private final List<Field> fields = new ArrayList<>();
    private List<Piece> current = new ArrayList<>();
    private boolean open;

    FieldSplitter(Position at) {
        this.at = at;
    }

    /** Goes on with the current field, or begins one, even for an empty text. */
    void add(Piece piece) {
        current.add(piece);
        open = true;
    }

    /** As {@link #add}, with a new field wherever the piece's text has white space. */
    void split(Piece piece) {
        if (!(piece instanceof Known known)) {
            add(piece);
            return;
        }
        String[] words = known.text().split("[ \t\n]+", -1);
        for (int i = 0; i < words.length; i++) {
            if (i > 0) {
                end();
            }
            if (!words[i].isEmpty()) {
                add(new Known(words[i], known.from()));
            }
        }
    }

    private void end() {
        if (open) {
            fields.add(new Field(current, at));
            current = new ArrayList<>();
            open = false;
        }
    }

    List<Field> fields() {
        end();
        return List.copyOf(fields);
    }
}
