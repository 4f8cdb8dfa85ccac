package dev.meshproof.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.wire.ConnectOutcome;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DialTest {
    @Test
    void tellsFailuresApart() {
        Map<IOException, ConnectOutcome> expected = Map.of(
                new ConnectException("Connection refused"), ConnectOutcome.REFUSED,
                new SocketTimeoutException("Connect timed out"), ConnectOutcome.TIMED_OUT,
                new ConnectException("Connection timed out"), ConnectOutcome.TIMED_OUT,
                new NoRouteToHostException("No route to host"), ConnectOutcome.NO_ROUTE,
                new ConnectException("Network is unreachable"), ConnectOutcome.NO_ROUTE,
                new SocketException("Network is unreachable"), ConnectOutcome.NO_ROUTE,
                new SocketException("Connection reset by peer"), ConnectOutcome.RESET,
                new SocketException("Protocol family unavailable"), ConnectOutcome.FAILED,
                new ConnectException("Permission denied"), ConnectOutcome.FAILED);

        expected.forEach((failure, outcome) ->
                assertThat(Dial.outcome(failure)).as(failure.toString()).isEqualTo(outcome));
    }
}
