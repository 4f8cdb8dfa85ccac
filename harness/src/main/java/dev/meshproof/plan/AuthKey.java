package dev.meshproof.plan;

/** How a service gets its auth key. Never the key itself. */
public sealed interface AuthKey {
    /** An item of the SDL's env holds it, and nothing else, so that a lab can put its own in its place. */
    record Variable(String name) implements AuthKey {
        @Override
        public String toString() {
            return name;
        }
    }

    /** It is written into command, args or script, so that a lab cannot replace it without changing the SDL. */
    record Literal() implements AuthKey {
        @Override
        public String toString() {
            return "written into the SDL";
        }
    }
}
