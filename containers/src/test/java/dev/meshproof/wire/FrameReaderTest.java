package dev.meshproof.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameReaderTest {
    @Test
    void readsWhatTheWriterWrote() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FrameWriter writer = new FrameWriter(bytes);
        writer.preamble();
        writer.write(FrameType.DATA, -7, new byte[Protocol.MAX_DATA]);
        writer.write(FrameType.REPLY, 8, new byte[Protocol.MAX_DATA + 1]);
        writer.write(FrameType.END, 9);

        FrameReader reader = reader(bytes.toByteArray());
        reader.expectPreamble();
        assertThat(reader.read()).hasToString("DATA -7, 16384 bytes");
        assertThat(reader.read()).hasToString("REPLY 8, 16385 bytes");
        assertThat(reader.read()).hasToString("END 9, 0 bytes");
        assertThat(reader.read()).isNull();
    }

    @Test
    void showsWhatCameInsteadOfAnAgent() {
        String engine = "OCI runtime exec failed: exec failed: \"java\": executable file not found in $PATH";

        assertThatThrownBy(() -> reader(engine.getBytes(StandardCharsets.UTF_8)).expectPreamble())
                .isInstanceOf(MalformedFrame.class)
                .hasMessage("no agent answered, but: " + engine);
    }

    @Test
    void refusesAnotherVersion() {
        assertThatThrownBy(() ->
                        reader(new byte[] {'m', 's', 'h', 'p', 0, 0, 0, 99}).expectPreamble())
                .hasMessageContaining("version 99, expected " + Protocol.VERSION);
    }

    @Test
    void refusesALengthBeyondTheLimitBeforeItAllocates() {
        assertThatThrownBy(() ->
                        reader(new byte[] {2, 0, 0, 0, 1, 0x7f, -1, -1, -1}).read())
                .isInstanceOf(MalformedFrame.class)
                .hasMessage("REPLY frame of 2147483647 bytes, at most 8388608");
    }

    @Test
    void tellsAnEndInsideAFrameFromOneBetweenFrames() {
        assertThatThrownBy(() ->
                        reader(new byte[] {2, 0, 0, 0, 1, 0, 0, 0, 5, 1, 2}).read())
                .isInstanceOf(EOFException.class)
                .hasMessage("the stream ended 2 bytes into a frame of 5 bytes");
    }

    @Test
    void readsNoiseAsFramesOrFailsWithAnIoException() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            FrameReader reader = reader(noise);
            try {
                Frame frame = reader.read();
                while (frame != null) {
                    assertThat(frame.payload().length).isLessThan(200);
                    frame = reader.read();
                }
            } catch (IOException expected) {
                assertThat(expected.getMessage()).isNotEqualTo("");
            }
        }
    }

    private static FrameReader reader(byte[] bytes) {
        return new FrameReader(new ByteArrayInputStream(bytes));
    }
}
