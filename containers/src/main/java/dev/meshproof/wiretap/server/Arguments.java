package dev.meshproof.wiretap.server;

import dev.meshproof.wiretap.forward.Limits;
import dev.meshproof.wiretap.forward.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The command line: {@code --name value}, in any order. */
final class Arguments {
    static final String USAGE = """
            usage: wiretap --listen ADDRESS:PORT --relay HOST:PORT --name SERVER-NAME
                           --certificate PEM --key PEM --roots PEM
                           --captures FOLDER [--capture-name relay] [--file-bytes 67108864] [--total-bytes 1073741824]
                           --api ADDRESS:PORT [--only-relay true]""";

    private final Map<String, String> given = new LinkedHashMap<>();

    /** @throws IllegalArgumentException if they are none; the message says why */
    Arguments(String... words) {
        for (int i = 0; i < words.length; i += 2) {
            if (!words[i].startsWith("--") || i + 1 == words.length) {
                throw new IllegalArgumentException("\"" + words[i] + "\", expected --name value");
            }
            if (given.put(words[i], words[i + 1]) != null) {
                throw new IllegalArgumentException(words[i] + " is given twice");
            }
        }
    }

    /** Where the API listens, and what the wiretap does; all arguments are used up then. */
    record Both(InetSocketAddress api, Settings settings) {}

    Both read() throws IOException {
        InetSocketAddress relay = unresolved(take("--relay", null), "--relay");
        InetSocketAddress api = resolved("--api");
        Settings settings = new Settings(
                resolved("--listen"),
                new Target(relay.getHostString(), relay.getPort(), take("--name", null)),
                file("--certificate"),
                file("--key"),
                file("--roots"),
                Path.of(take("--captures", null)),
                take("--capture-name", "relay"),
                number("--file-bytes", "67108864"),
                number("--total-bytes", "1073741824"),
                Boolean.parseBoolean(take("--only-relay", "true")),
                Limits.USUAL);
        if (!given.isEmpty()) {
            throw new IllegalArgumentException("unknown " + String.join(", ", given.keySet()));
        }
        return new Both(api, settings);
    }

    private String take(String name, @Nullable String otherwise) {
        String value = given.remove(name);
        if (value == null) {
            if (otherwise == null) {
                throw new IllegalArgumentException(name + " is missing");
            }
            return otherwise;
        }
        return value;
    }

    private String file(String name) throws IOException {
        return Files.readString(Path.of(take(name, null)));
    }

    private long number(String name, String otherwise) {
        String text = take(name, otherwise);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " " + text + ", expected a number of bytes", e);
        }
    }

    private InetSocketAddress resolved(String name) throws IOException {
        InetSocketAddress text = unresolved(take(name, null), name);
        return new InetSocketAddress(InetAddress.getByName(text.getHostString()), text.getPort());
    }

    private static InetSocketAddress unresolved(String text, String name) {
        int colon = text.lastIndexOf(':');
        String port = text.substring(colon + 1);
        if (colon < 1 || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
            throw new IllegalArgumentException(name + " " + text + ", expected HOST:PORT");
        }
        return InetSocketAddress.createUnresolved(text.substring(0, colon), Integer.parseInt(port));
    }
}
