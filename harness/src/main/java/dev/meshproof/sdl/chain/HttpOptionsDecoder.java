package dev.meshproof.sdl.chain;

import dev.meshproof.sdl.Sdl.HttpOptions;
import dev.meshproof.sdl.Text;
import dev.meshproof.sdl.yaml.Yaml;
import java.util.List;
import java.util.Optional;

/** {@code http_options}: types when they are read, limits once the service is deployed (go/sdl, v2.go, asManifest). */
final class HttpOptionsDecoder {
    private static final String WHOLE = "write a whole number without quotes";
    private static final long MAX_BODY = 104_857_600;
    private static final long MAX_BUFFER = 1_048_576;
    private static final long MAX_MILLIS = 60_000;
    private static final List<String> CASES =
            List.of("error", "timeout", "403", "404", "429", "500", "502", "503", "504", "off");

    private final Report whenDeployed;

    HttpOptionsDecoder(Report whenDeployed) {
        this.whenDeployed = whenDeployed;
    }

    HttpOptions read(Optional<Fields> options) {
        if (options.isEmpty()) {
            return HttpOptions.DEFAULT;
        }
        Fields fields = options.get();
        HttpOptions byDefault = HttpOptions.DEFAULT;
        long body = limited(fields, "max_body_size", MAX_BODY, "bytes");
        long buffer = limited(fields, "proxy_buffer_size", MAX_BUFFER, "bytes");
        long read = limited(fields, "read_timeout", MAX_MILLIS, "milliseconds");
        long send = limited(fields, "send_timeout", MAX_MILLIS, "milliseconds");
        long tries = number(fields, "next_tries");
        long timeout = number(fields, "next_timeout");
        List<Text> cases = fields.strings("next_cases");
        cases.forEach(next -> check(fields, next, cases.size()));
        return new HttpOptions(
                body == 0 ? byDefault.maxBodySize() : body,
                buffer,
                read == 0 ? byDefault.readTimeout() : read,
                send == 0 ? byDefault.sendTimeout() : send,
                tries == 0 ? byDefault.nextTries() : tries,
                timeout,
                cases.isEmpty()
                        ? byDefault.nextCases()
                        : cases.stream().map(Text::value).toList());
    }

    /** Inside {@code to} they are decoded and then left alone. */
    static void readInsideTo(Optional<Fields> options) {
        new HttpOptionsDecoder(new Report()).read(options);
    }

    private static long number(Fields fields, String name) {
        return fields.uint32(name, WHOLE).orElse(0);
    }

    /** {@code http option not allowed}. */
    private long limited(Fields fields, String name, long most, String unit) {
        long value = number(fields, name);
        if (value > most) {
            Yaml node = fields.get(name).orElse(fields.owner());
            whenDeployed.error(
                    "http-option",
                    node,
                    "%s is %d; Akash takes at most %d %s".formatted(fields.name(name), value, most, unit),
                    "write " + most + " or less");
        }
        return value;
    }

    /** {@code next case is unknown}, and {@code if 'off' is specified, no other cases may be specified}. */
    private void check(Fields fields, Text next, int count) {
        String path = fields.name("next_cases");
        if (!CASES.contains(next.value())) {
            whenDeployed.error(
                    "http-next-case",
                    next,
                    path + " names \"" + next.value() + "\", which is no case that Akash knows",
                    Suggestions.among(next.value(), CASES));
        } else if (next.value().equals("off") && count > 1) {
            whenDeployed.error(
                    "http-next-case",
                    next,
                    path + " has \"off\" beside other cases",
                    "write off alone, or leave it out");
        }
    }
}
