package dev.meshproof.sdl.chain.go;

import java.math.BigInteger;

/** What yaml.v3 makes of a scalar before it knows which Go type is wanted (resolve.go). */
public sealed interface Resolved {
    /** The tag that yaml.v3 gives it. */
    String tag();

    record Nothing() implements Resolved {
        @Override
        public String tag() {
            return "!!null";
        }
    }

    record Bool(boolean value) implements Resolved {
        @Override
        public String tag() {
            return "!!bool";
        }
    }

    record Int(BigInteger value) implements Resolved {
        @Override
        public String tag() {
            return "!!int";
        }
    }

    record Real(double value) implements Resolved {
        @Override
        public String tag() {
            return "!!float";
        }
    }

    record Timestamp() implements Resolved {
        @Override
        public String tag() {
            return "!!timestamp";
        }
    }

    /** A string, and whatever bears a tag that yaml.v3 does not know. */
    record Str(String value) implements Resolved {
        @Override
        public String tag() {
            return "!!str";
        }
    }

    /** @param problem why yaml.v3 fails on it, as the end of a sentence */
    record Failed(String problem) implements Resolved {
        @Override
        public String tag() {
            return "";
        }
    }
}
