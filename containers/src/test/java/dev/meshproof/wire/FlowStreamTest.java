package dev.meshproof.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FlowStreamTest {
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final StreamTable table = new StreamTable(new FrameWriter(sent));
    private final FlowStream stream = table.create(1);

    @Test
    void refusesMoreThanItsWindow() throws IOException {
        for (int i = 0; i < Protocol.WINDOW / Protocol.MAX_DATA; i++) {
            dispatch(FrameType.DATA, new byte[Protocol.MAX_DATA]);
        }

        assertThatThrownBy(() -> dispatch(FrameType.DATA, new byte[1]))
                .isInstanceOf(MalformedFrame.class)
                .hasMessageContaining("beyond a stream's window");
    }

    @Test
    void refusesCreditForWhatItDidNotSend() {
        assertThatThrownBy(() -> dispatch(FrameType.CREDIT, new byte[] {0, 0, 0, 1}))
                .hasMessage("credit for 1 bytes that were not sent");
    }

    @Test
    void sendsNoMoreThanItMay() throws IOException {
        stream.out().write(new byte[Protocol.WINDOW]);
        stream.limit(Duration.ofMillis(1));
        assertThatThrownBy(() -> stream.out().write(1)).hasMessage("the limit is over");

        dispatch(FrameType.CREDIT, ByteBuffer.allocate(4).putInt(7).array());
        stream.out().write(new byte[7]);
        assertThatThrownBy(() -> stream.out().write(1)).hasMessage("the limit is over");
    }

    @Test
    void readsWhatCameBeforeAResetFirst() throws IOException {
        dispatch(FrameType.DATA, new byte[] {9});
        dispatch(
                FrameType.CLOSE, Codec.encode(StreamEnd.class, new StreamEnd(StreamEnd.Reason.RESET, "reset by peer")));

        assertThat(stream.in().read()).isEqualTo(9);
        assertThatThrownBy(() -> stream.in().read()).isInstanceOf(StreamReset.class);
    }

    @Test
    void isForgottenOnceBothDirectionsEnded() throws IOException {
        dispatch(FrameType.END, new byte[0]);
        assertThat(table.size()).isEqualTo(1);

        stream.closeOutput();
        assertThat(table.size()).isZero();
        int before = sent.size();
        stream.close();
        assertThat(sent.size()).isEqualTo(before);
    }

    private void dispatch(FrameType type, byte[] payload) throws MalformedFrame {
        table.dispatch(new Frame(type, 1, payload));
    }
}
