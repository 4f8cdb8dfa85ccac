package dev.meshproof.probe.derp;

import java.util.Arrays;
import org.bouncycastle.crypto.engines.Salsa20Engine;
import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.util.Pack;

/**
 * NaCl's crypto_box (Bernstein: Cryptography in NaCl, sections 5 to 10): X25519, XSalsa20 and Poly1305. DERP seals with it what
 * a client says of itself.
 */
final class SealedBox {
    static final int NONCE = 24;

    private static final int KEY = 32;
    private static final int TAG = 16;
    private static final int ROUNDS = 20;

    /** "expand 32-byte k", which Salsa20 has in its words 0, 5, 10 and 15. */
    private static final int[] CONSTANT = {0x61707865, 0x3320646e, 0x79622d32, 0x6b206574};

    private SealedBox() {}

    /** The tag, then the ciphertext. */
    static byte[] seal(byte[] message, byte[] nonce, byte[] ourPrivate, byte[] theirPublic) {
        byte[] shared = new byte[KEY];
        X25519.scalarMult(ourPrivate, 0, theirPublic, 0, shared, 0);
        XSalsa20Engine stream = new XSalsa20Engine();
        stream.init(true, new ParametersWithIV(new KeyParameter(hsalsa20(shared)), nonce));
        byte[] macKey = new byte[KEY];
        stream.processBytes(macKey, 0, KEY, macKey, 0);
        byte[] sealed = new byte[TAG + message.length];
        stream.processBytes(message, 0, message.length, sealed, TAG);
        Poly1305 mac = new Poly1305();
        mac.init(new KeyParameter(macKey));
        mac.update(sealed, TAG, message.length);
        mac.doFinal(sealed, 0);
        return sealed;
    }

    /** HSalsa20 of 16 zero bytes: Salsa20's rounds without the addition of its input at the end. */
    private static byte[] hsalsa20(byte[] key) {
        int[] in = new int[16];
        for (int i = 0; i < CONSTANT.length; i++) {
            in[5 * i] = CONSTANT[i];
        }
        Pack.littleEndianToInt(key, 0, in, 1, 4);
        Pack.littleEndianToInt(key, 16, in, 11, 4);
        int[] out = new int[16];
        Salsa20Engine.salsaCore(ROUNDS, in, out);
        int[] words = new int[8];
        for (int i = 0; i < CONSTANT.length; i++) {
            words[i] = out[5 * i] - in[5 * i];
            words[4 + i] = out[6 + i] - in[6 + i];
        }
        byte[] derived = new byte[KEY];
        Pack.intToLittleEndian(words, derived, 0);
        Arrays.fill(out, 0);
        return derived;
    }
}
