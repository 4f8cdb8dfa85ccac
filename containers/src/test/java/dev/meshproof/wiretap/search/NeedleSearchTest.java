package dev.meshproof.wiretap.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NeedleSearchTest {
    private final SplittableRandom random = new SplittableRandom(23);

    private byte[] text(int length, int letters) {
        byte[] text = new byte[length];
        for (int i = 0; i < length; i++) {
            text[i] = (byte) random.nextInt(letters);
        }
        return text;
    }

    /** Needles that are there, needles that share their beginnings, and needles that are not there. */
    private List<Needle> needles(byte[] text, int shortest, int letters) {
        List<Needle> needles = new ArrayList<>();
        for (int i = random.nextInt(1, 12); i > 0; i--) {
            int length = shortest + random.nextInt(30);
            int at = random.nextInt(text.length - length);
            byte[] bytes = Arrays.copyOfRange(text, at, at + length);
            if (i % 3 == 0) {
                bytes[random.nextInt(length)] ^= 1;
            }
            needles.add(new Needle("" + i, Form.RAW, i % 4 == 0 ? text(length, letters) : bytes));
        }
        return needles;
    }

    private static List<String> naive(List<Needle> needles, byte[] text) {
        List<String> found = new ArrayList<>();
        for (Needle needle : needles) {
            for (int at = 0; at + needle.bytes().length <= text.length; at++) {
                if (Arrays.equals(text, at, at + needle.bytes().length, needle.bytes(), 0, needle.bytes().length)) {
                    found.add(needle.canary() + "@" + at);
                }
            }
        }
        Collections.sort(found);
        return found;
    }

    @Test
    void finds_what_a_naive_search_finds() {
        int hits = 0;
        for (int round = 0; round < 1_500; round++) {
            int letters = 1 + random.nextInt(4);
            byte[] text = text(200 + random.nextInt(400), letters);
            List<Needle> needles = needles(text, 8 + random.nextInt(20), letters);
            int from = random.nextInt(20);
            byte[] part = Arrays.copyOfRange(text, from, text.length - random.nextInt(20));
            List<String> found = new ArrayList<>();
            new NeedleSearch(needles)
                    .scan(
                            text,
                            from,
                            from + part.length,
                            (needle, at) -> found.add(needle.canary() + "@" + (at - from)));

            Collections.sort(found);
            assertThat(found).isEqualTo(naive(needles, part));
            hits += found.size();
        }
        assertThat(hits).isGreaterThan(10_000);
    }

    @Test
    void finds_the_same_across_borders() {
        int crossing = 0;
        for (int round = 0; round < 1_500; round++) {
            int letters = 2 + random.nextInt(3);
            byte[] text = text(200 + random.nextInt(400), letters);
            List<Needle> needles = needles(text, 8 + random.nextInt(20), letters);
            NeedleStream stream = new NeedleStream(new NeedleSearch(needles));
            List<String> found = new ArrayList<>();
            int largest = 1 + random.nextInt(120);
            for (int at = 0; at < text.length; ) {
                int begin = at;
                int size = Math.min(text.length - at, random.nextInt(largest + 1));
                stream.scan(text, at, at + size, (needle, place) -> found.add(needle.canary() + "@" + (begin + place)));
                at += size;
            }
            Collections.sort(found);
            assertThat(found).isEqualTo(naive(needles, text));
            crossing += found.size();
        }
        assertThat(crossing).isGreaterThan(2_000);
    }

    @Test
    void says_how_far_before_the_packet_it_began() {
        byte[] canary = text(16, 256);
        NeedleStream stream = new NeedleStream(new NeedleSearch(Needles.of("c", canary)));
        List<Integer> places = new ArrayList<>();
        stream.scan(canary, 0, 10, (needle, at) -> places.add(at));
        stream.scan(canary, 10, 11, (needle, at) -> places.add(at));
        stream.scan(canary, 11, 16, (needle, at) -> places.add(at));

        assertThat(places).containsExactly(-11);
    }

    @Test
    void should_fail_if_one_byte_is_missing_between_packets() {
        byte[] canary = text(16, 256);
        NeedleStream stream = new NeedleStream(new NeedleSearch(Needles.of("c", canary)));
        List<Integer> places = new ArrayList<>();
        stream.scan(canary, 0, 10, (needle, at) -> places.add(at));
        stream.scan(canary, 11, 16, (needle, at) -> places.add(at));

        assertThat(places).isEmpty();
    }

    @Test
    void finds_nothing_without_needles() {
        NeedleStream none = new NeedleStream(new NeedleSearch(List.of()));
        none.scan(new byte[100], 0, 100, (needle, at) -> {
            throw new AssertionError(needle);
        });
        none.scan(new byte[100], 0, 100, (needle, at) -> {
            throw new AssertionError(needle);
        });
    }

    @Test
    void should_fail_if_a_needle_is_too_short() {
        assertThatThrownBy(() -> new NeedleSearch(List.of(new Needle("c", Form.RAW, new byte[7]))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("c raw has 7 bytes, expected 8 or more");
    }
}
