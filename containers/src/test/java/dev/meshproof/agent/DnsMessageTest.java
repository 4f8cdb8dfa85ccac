package dev.meshproof.agent;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DnsMessageTest {
    /** id 0x1234, recursion desired, one question: a.b IN AAAA. */
    static final byte[] QUERY = {0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 'a', 1, 'b', 0, 0, 28, 0, 1};

    @Test
    void readsTheQuestionAndDeniesTheName() {
        DnsMessage message = requireNonNull(DnsMessage.parse(QUERY, QUERY.length));

        assertThat(message.name()).isEqualTo("a.b");
        assertThat(message.type()).isEqualTo("AAAA");
        byte[] answer = message.noSuchName();
        assertThat(Arrays.copyOf(answer, 12)).containsExactly(0x12, 0x34, 0x81, 0x83, 0, 1, 0, 0, 0, 0, 0, 0);
        assertThat(Arrays.copyOfRange(answer, 12, answer.length))
                .containsExactly(Arrays.copyOfRange(QUERY, 12, QUERY.length));
    }

    @Test
    void takesNoAnswerForAQuery() {
        byte[] answer = QUERY.clone();
        answer[2] |= (byte) 0x80;

        assertThat(DnsMessage.parse(answer, answer.length)).isNull();
    }

    @Test
    void survivesNoise() {
        Random random = new Random(53);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = QUERY.clone();
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            DnsMessage read = DnsMessage.parse(bytes, random.nextInt(bytes.length + 1));
            if (read != null) {
                assertThat(read.noSuchName().length).isLessThanOrEqualTo(bytes.length);
            }
        }
    }
}
