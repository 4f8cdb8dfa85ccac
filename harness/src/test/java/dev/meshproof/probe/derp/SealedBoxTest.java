package dev.meshproof.probe.derp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.junit.jupiter.api.Test;

class SealedBoxTest {
    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    /** What the C implementation of NaCl makes of it (golang.org/x/crypto v0.54.0, nacl/box/box_test.go). */
    @Test
    void seals_as_nacl_does() {
        byte[] theirs = new byte[32];
        X25519.generatePublicKey(filled(32, 1), 0, theirs, 0);

        byte[] sealed = SealedBox.seal(filled(64, 3), filled(24, 4), filled(32, 2), theirs);

        assertThat(HexFormat.of().formatHex(sealed))
                .isEqualTo(
                        "78ea30b19d2341ebbdba54180f821eec265cf86312549bea8a37652a8bb94f07b78a73ed1708085e6ddd0e943bbdeb87"
                                + "55079a37eb31d86163ce241164a47629c0539f330b4914cd135b3855bc2a2dfc");
    }
}
