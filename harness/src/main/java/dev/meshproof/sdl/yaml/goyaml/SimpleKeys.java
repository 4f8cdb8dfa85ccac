package dev.meshproof.sdl.yaml.goyaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where a key without {@code ?} may have begun, one place for each level of flow (scannerc.go). */
final class SimpleKeys {
    private static final int LONGEST = 1024;

    private final Cursor cursor;
    private final List<Key> stack = new ArrayList<>(List.of(new Key()));
    private final Map<Integer, Key> byToken = new HashMap<>();

    SimpleKeys(Cursor cursor) {
        this.cursor = cursor;
    }

    /** One level's. */
    static final class Key {
        private boolean possible;
        private boolean required;
        int token;
        int position;
        int column;
        private int line;
        private int index;
    }

    Key last() {
        return stack.get(stack.size() - 1);
    }

    /** @param required where there can be nothing but a key */
    void save(int token, boolean required) {
        remove();
        Key key = new Key();
        key.possible = true;
        key.required = required;
        key.token = token;
        key.position = cursor.position();
        key.column = cursor.column();
        key.line = cursor.line();
        key.index = cursor.index();
        stack.set(stack.size() - 1, key);
        byToken.put(token, key);
    }

    void remove() {
        Key key = last();
        if (key.possible) {
            if (key.required) {
                throw missingColon(key);
            }
            key.possible = false;
            byToken.remove(key.token);
        }
    }

    /** It was one: its token is known. */
    void use(Key key) {
        key.possible = false;
        byToken.remove(key.token);
    }

    /** Whether the token may turn out to be a key, so that more has to be read first. */
    boolean pending(int token) {
        Key key = byToken.get(token);
        return key != null && isValid(key);
    }

    /** A key ends on the line on which it begins, and within 1024 characters. */
    boolean isValid(Key key) {
        if (!key.possible) {
            return false;
        }
        if (key.line < cursor.line() || key.index + LONGEST < cursor.index()) {
            if (key.required) {
                throw missingColon(key);
            }
            key.possible = false;
            return false;
        }
        return true;
    }

    private static SyntaxError missingColon(Key key) {
        return new SyntaxError(
                key.position,
                "could not find the colon after this key",
                "write \"name: value\", or indent it as its neighbours");
    }

    /** @param token the number of the token that opens the level */
    void enterFlow(int token) {
        Key key = new Key();
        key.token = token;
        stack.add(key);
    }

    void leaveFlow() {
        Key left = stack.remove(stack.size() - 1);
        byToken.remove(left.token);
    }
}
