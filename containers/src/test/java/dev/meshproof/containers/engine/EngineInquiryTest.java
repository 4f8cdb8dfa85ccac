package dev.meshproof.containers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.containers.engine.Engine.Silent;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class EngineInquiryTest {

    @Test
    void says_why_where_there_is_no_socket(@TempDir Path folder) {
        URI address = URI.create("unix://" + folder.resolve("docker.sock"));

        assertThat(EngineInquiry.ask(address)).isEqualTo(new Silent(address, "No such file or directory"));
    }

    @Test
    @Timeout(10)
    void does_not_wait_for_a_socket_that_accepts_and_never_answers(@TempDir Path folder) throws Exception {
        Path socket = folder.resolve("docker.sock");
        try (var mute = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            mute.bind(UnixDomainSocketAddress.of(socket));
            URI address = URI.create("unix://" + socket);

            assertThat(EngineInquiry.ask(address)).isEqualTo(new Silent(address, "no answer within 1500 ms"));
        }
    }

    @Test
    @Timeout(10)
    void does_not_wait_for_a_port_that_accepts_and_never_answers() throws Exception {
        try (var mute = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            URI address = URI.create("tcp://127.0.0.1:" + mute.getLocalPort());

            assertThat(EngineInquiry.ask(address)).isInstanceOf(Silent.class);
        }
    }
}
