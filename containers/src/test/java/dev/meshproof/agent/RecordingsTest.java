package dev.meshproof.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.AgentRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With shells in tcpdump's place. */
@Timeout(30)
class RecordingsTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final Workers workers = new Workers();

    @AfterEach
    void close() {
        workers.close();
    }

    private Recordings recordings(String script) {
        return new Recordings(workers, List.of("sh", "-c", script, "tcpdump"));
    }

    private static AgentRequest.StartRecording start(Duration limit) {
        return new AgentRequest.StartRecording("tcp port 80", 7, limit);
    }

    private static String text(AgentReply.Recorded recorded) {
        return new String(recorded.capture(), StandardCharsets.US_ASCII);
    }

    @Test
    void waits_until_so_much_has_come_and_gives_it_all() throws IOException {
        Recordings recordings = recordings("echo 'tcpdump: listening on lo' >&2; echo \"$@\"; exec sleep 100");

        int id = recordings.start(start(LONG)).id();

        assertThat(text(recordings.end(new AgentRequest.EndRecording(id, 17, LONG))))
                .isEqualTo("-c 7 tcp port 80\n");
    }

    @Test
    void waits_no_longer_than_it_may_for_what_does_not_come() throws IOException {
        Recordings recordings = recordings("echo listening on lo >&2; exec sleep 100");

        int id = recordings.start(start(LONG)).id();

        assertThat(text(recordings.end(new AgentRequest.EndRecording(id, 1_000, SHORT))))
                .isEmpty();
    }

    @Test
    void ends_at_its_limit() throws IOException {
        Recordings recordings = recordings("echo listening on lo >&2; exec sleep 100");

        int id = recordings.start(start(SHORT)).id();

        assertThat(text(recordings.end(new AgentRequest.EndRecording(id, 1_000, LONG))))
                .isEmpty();
    }

    @Test
    void keeps_no_more_than_it_may() throws IOException {
        Recordings recordings = recordings("echo listening on lo >&2; head -c 5000000 /dev/zero; exec sleep 100");

        int id = recordings.start(start(LONG)).id();
        AgentReply.Recorded recorded = recordings.end(new AgentRequest.EndRecording(id, 5_000_000, LONG));

        assertThat(recorded.capture()).hasSize(4 << 20);
    }

    @Test
    void says_why_nothing_is_captured() {
        Recordings recordings = recordings("echo 'tcpdump: lo: no permission' >&2; exit 1");

        assertThatThrownBy(() -> recordings.start(start(LONG))).hasMessageEndingWith("tcpdump: lo: no permission");
        assertThatThrownBy(() -> recordings.end(new AgentRequest.EndRecording(5, 0, SHORT)))
                .hasMessage("there is no recording 5");
    }
}
