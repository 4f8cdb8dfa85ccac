package dev.meshproof.containers.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.AgentRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AgentConnectionTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Test
    void speaksToAnAgentInAProcessOfItsOwn() throws Exception {
        ChildProcess child = ChildProcess.start();
        try (AgentConnection agent = AgentConnection.over("here", child, LIMIT).get()) {
            assertThat(agent.identity().pid())
                    .isNotEqualTo(ProcessHandle.current().pid());
            List<CompletableFuture<AgentReply.FileReply>> replies = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                replies.add(agent.ask(new AgentRequest.ReadFile("/proc/self/comm", 100)));
            }
            for (CompletableFuture<AgentReply.FileReply> each : replies) {
                assertThat(each.get()).isInstanceOf(AgentReply.FileContent.class);
            }
        }
        assertThat(child.lastWords()).isEqualTo("exit code 0. ");
    }

    @Test
    void saysHowTheAgentEnded() {
        BytePipe output = new BytePipe(1 << 16);
        CompletableFuture<AgentConnection> opening = AgentConnection.over("mute", new Deaf(output.in()), LIMIT);
        output.end();

        assertThatThrownBy(opening::get)
                .cause()
                .isInstanceOf(AgentLost.class)
                .hasMessage(
                        "probe agent mute was lost: the stream ended before the agent said hello (exit code 9. no memory)");
    }

    @Test
    void showsWhatTheEngineSaidInsteadOfTheAgent() {
        byte[] engine = "OCI runtime exec failed: java not found".getBytes(StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> AgentConnection.over("x", new Deaf(new ByteArrayInputStream(engine)), LIMIT)
                        .get())
                .cause()
                .isInstanceOf(AgentLost.class)
                .hasMessageContaining("no agent answered, but: OCI runtime exec failed: java not found");
    }

    @Test
    void doesNotWaitForEver() {
        InputStream silence = new BytePipe(1).in();

        assertThatThrownBy(() -> AgentConnection.over("x", new Deaf(silence), Duration.ofMillis(50))
                        .get())
                .cause()
                .isInstanceOf(AgentSilent.class)
                .hasMessageContaining("did not say hello within PT0.05S");
    }

    @Test
    void jarIsTheSameEveryTime() {
        assertThat(AgentJar.bytes()).isEqualTo(AgentJar.bytes()).hasSizeBetween(10_000, 500_000);
    }

    /** Hears nothing, and says what the test makes it say. */
    private record Deaf(InputStream in) implements AgentTransport {
        @Override
        public OutputStream out() {
            return OutputStream.nullOutputStream();
        }

        @Override
        public String lastWords() {
            return "exit code 9. no memory";
        }

        @Override
        public void close() {
            try {
                in.close();
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
