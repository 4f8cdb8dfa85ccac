package dev.meshproof.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CodecTest {
    sealed interface Shape {}

    record Circle(int radius) implements Shape {}

    record Nothing() implements Shape {}

    record Nested(List<Shape> shapes) implements Shape {}

    enum Colour {
        RED,
        GREEN
    }

    record Everything(
            String text,
            int number,
            long large,
            boolean yes,
            byte[] bytes,
            Colour colour,
            Duration duration,
            Instant instant,
            List<String> texts,
            Optional<Long> maybe,
            Optional<String> none,
            Shape shape) {}

    private static final Everything EVERYTHING = new Everything(
            "Zürich \u20ac \ud83d\ude80",
            -1,
            Long.MIN_VALUE,
            true,
            new byte[] {0, -1, 7},
            Colour.GREEN,
            Duration.ofSeconds(-3, 5),
            Instant.parse("2026-11-23T10:15:30.123456789Z"),
            List.of("", "b"),
            Optional.of(7L),
            Optional.empty(),
            new Nested(List.of(new Circle(3), new Nothing(), new Nested(List.of()))));

    @Test
    void givesBackWhatItWasGiven() throws MalformedFrame {
        Everything back = Codec.decode(Everything.class, Codec.encode(Everything.class, EVERYTHING));

        assertThat(back).usingRecursiveComparison().isEqualTo(EVERYTHING);
        assertThat(back.bytes()).containsExactly(0, -1, 7);
    }

    @Test
    void knowsEveryRequest() throws MalformedFrame {
        List<AgentRequest<?>> requests = List.of(
                new AgentRequest.Sockets(),
                new AgentRequest.Listen(Transport.UDP, "::1", 80),
                new AgentRequest.LocalApi("/x", Duration.ofMillis(5)),
                new AgentRequest.SinkholeQueries(Instant.EPOCH));

        for (AgentRequest<?> each : requests) {
            assertThat(Codec.decode(AgentRequest.class, Codec.encode(AgentRequest.class, each)))
                    .isEqualTo(each);
        }
    }

    @Test
    void refusesEveryTruncation() {
        byte[] whole = Codec.encode(Everything.class, EVERYTHING);

        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> Codec.decode(Everything.class, part)).isInstanceOf(MalformedFrame.class);
        }
    }

    @Test
    void refusesMoreThanOneValue() {
        byte[] whole = Codec.encode(Circle.class, new Circle(1));

        assertThatThrownBy(() -> Codec.decode(Circle.class, Arrays.copyOf(whole, whole.length + 1)))
                .isInstanceOf(MalformedFrame.class)
                .hasMessage("1 bytes too many");
    }

    @Test
    void failsInNoOtherWayThanAsMalformed() {
        Random random = new Random(20261123);
        byte[] whole = Codec.encode(Everything.class, EVERYTHING);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = whole.clone();
            int changes = 1 + random.nextInt(4);
            for (int change = 0; change < changes; change++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                Codec.decode(Everything.class, bytes);
            } catch (MalformedFrame e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(1_000);
    }

    @Test
    void allocatesNoMoreThanItWasSent() {
        byte[] claimsTwoGigabytes = {12, 0x7f, -1, -1, -1};

        assertThatThrownBy(() -> Codec.decode(Everything.class, claimsTwoGigabytes))
                .isInstanceOf(MalformedFrame.class)
                .hasMessage("string of 2147483647 where 0 bytes are left");
    }

    @Test
    void tellsWhichRecordRefusedItsComponents() {
        byte[] portZero = Codec.encode(ConnectTo.class, new ConnectTo("h", 1, Duration.ofSeconds(1)));
        portZero[9] = 0;

        assertThatThrownBy(() -> Codec.decode(ConnectTo.class, portZero))
                .isInstanceOf(MalformedFrame.class)
                .hasMessageContaining("ConnectTo refused its components")
                .hasMessageContaining("port 0");
    }

    @Test
    void refusesToNestForEver() {
        byte[] deep = new byte[400];
        for (int i = 0; i + 6 < deep.length; i += 6) {
            deep[i] = 2; // Nested
            deep[i + 1] = 1; // of one component
            deep[i + 5] = 1; // a list of one element
        }

        assertThatThrownBy(() -> Codec.decode(Shape.class, deep))
                .isInstanceOf(MalformedFrame.class)
                .hasMessageContaining("nested more than");
    }
}
