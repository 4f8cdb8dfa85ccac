package dev.meshproof.sdl.chain;

import dev.meshproof.sdl.chain.Quantities.Reading;
import dev.meshproof.sdl.yaml.Yaml;
import dev.meshproof.sdl.yaml.Yaml.Scalar;
import java.util.Optional;
import java.util.function.Function;

/**
 * One size or number of CPUs. Go's unmarshallers look at a scalar's text only, quoted or tagged as it may be, and judge its
 * range once a deployment uses it (go/sdl, units.go; go/node/deployment, resourceunit.go and validation_config.go).
 *
 * @param path in messages
 * @param example of a good value
 */
record Quantity(Report report, Report whenUsed, String path, String example) {
    /** @param owner the place to name where it is missing */
    long read(Optional<Yaml> node, Yaml owner, Function<String, Reading> reader, long least, long most, String range) {
        if (node.isEmpty()) {
            String field = path.substring(path.lastIndexOf('.') + 1);
            whenUsed.error("missing", owner, path + " is missing", "write " + field + ": " + example);
            return 0;
        }
        Yaml written = node.get();
        if (!(written.resolved() instanceof Scalar scalar)) {
            report.error("not-a-scalar", written, path + " is " + written.kind(), "write a single value: " + example);
            return 0;
        }
        Reading reading = reader.apply(scalar.value());
        String shown = path + " \"" + scalar.value().strip() + "\"";
        if (reading.value().isEmpty()) {
            report.error(reading.code(), written, shown + ": " + reading.problem(), reading.hint());
            return 0;
        }
        long value = reading.value().getAsLong();
        if (value < least || value > most) {
            whenUsed.error("quantity-range", written, shown + ": out of range", "Akash takes " + range);
        }
        return value;
    }
}
