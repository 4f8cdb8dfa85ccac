package dev.meshproof.probe;

import dev.meshproof.probe.TcpProbe.Conversation;
import dev.meshproof.wire.ByteStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What clients of each {@link Greeting} say and hear first. */
final class Greetings {
    private Greetings() {}

    /** Says what a client would, and takes what comes. */
    private interface Client {
        /**
         * Talks to a server.
         *
         * @param end by {@link System#nanoTime()}
         * @return empty if what came is not of the protocol
         * @throws IOException as well if nothing came in time
         */
        Optional<Answer.Response> greet(ByteStream stream, long end) throws IOException;
    }

    static Conversation of(Greeting greeting) {
        Client client = client(greeting);
        return (stream, at, end) -> {
            try {
                return new Answer.Reached(
                        at, client.greet(stream, end).map(List::of).orElse(List.of()));
            } catch (IOException e) {
                return new Answer.Reached(at, List.of());
            }
        };
    }

    private static Client client(Greeting greeting) {
        return switch (greeting) {
            case TCP -> Banner::listen;
            case POSTGRES -> PostgresGreeting::greet;
            case REDIS -> RedisGreeting::greet;
        };
    }
}
