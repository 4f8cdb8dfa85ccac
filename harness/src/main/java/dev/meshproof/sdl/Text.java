package dev.meshproof.sdl;

/**
 * A scalar of an SDL: its value, and where each of its characters stands in the file. It begins at its first character, its
 * quote, or the {@code |} or {@code >} of a block.
 */
public final class Text {
    /** Maps an index into the value to a place in the file. */
    public interface Places {
        Position at(int index);
    }

    private final String value;
    private final Position at;
    private final Places places;

    public Text(String value, Position at, Places places) {
        this.value = value;
        this.at = at;
        this.places = places;
    }

    /** Byte for byte what Akash hands on: a clipped block scalar keeps its one trailing newline. */
    public String value() {
        return value;
    }

    /** Where the scalar begins. */
    public Position at() {
        return at;
    }

    /**
     * Where a character of the value stands in the file.
     *
     * @param index from 0 to the value's length
     */
    public Position at(int index) {
        return places.at(Math.min(index, value.length()));
    }

    public Located<String> located() {
        return new Located<>(value, at);
    }

    @Override
    public String toString() {
        return value;
    }
}
