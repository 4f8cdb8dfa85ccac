package dev.meshproof.wiretap.server;

import dev.meshproof.wiretap.forward.Credentials;
import dev.meshproof.wiretap.forward.Limits;
import dev.meshproof.wiretap.forward.Target;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;

/**
 * How a wiretap is to work.
 *
 * @param certificate PEM, the chain without its root
 * @param key PEM, PKCS#8
 * @param roots PEM: who may vouch for the relay
 * @param captures a folder
 * @param fileBytes of one file of the capture
 * @param totalBytes of all of them
 * @param onlyRelay whether all handshakes pass here: with several relays the way back may lead over another one
 */
record Settings(
        InetSocketAddress listen,
        Target target,
        String certificate,
        String key,
        String roots,
        Path captures,
        String captureName,
        long fileBytes,
        long totalBytes,
        boolean onlyRelay,
        Limits limits) {
    SSLContext server() throws GeneralSecurityException {
        return Credentials.server(certificate, key);
    }

    SSLContext client() throws GeneralSecurityException {
        return Credentials.client(roots);
    }

    @Override
    public String toString() {
        return "Settings[" + listen + " to " + target + "]";
    }
}
