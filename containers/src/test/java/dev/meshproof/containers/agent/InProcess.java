package dev.meshproof.containers.agent;

import dev.meshproof.agent.ProbeAgent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/** An agent on a thread of the test. */
final class InProcess implements AgentTransport {
    private final BytePipe toAgent = new BytePipe(1 << 16);
    private final BytePipe fromAgent = new BytePipe(1 << 16);

    static AgentConnection open() {
        InProcess transport = new InProcess();
        Limits.daemon("agent in process").newThread(transport::serve).start();
        return AgentConnection.over("in process", transport, Duration.ofSeconds(5))
                .join();
    }

    private void serve() {
        try {
            new ProbeAgent(toAgent.in(), fromAgent.out()).serve();
        } catch (IOException e) {
            // The caller sees the end of our output.
        } finally {
            fromAgent.end();
        }
    }

    @Override
    public InputStream in() {
        return fromAgent.in();
    }

    @Override
    public OutputStream out() {
        return toAgent.out();
    }

    @Override
    public String lastWords() {
        return "last words";
    }

    @Override
    public void close() {
        toAgent.end();
    }
}
