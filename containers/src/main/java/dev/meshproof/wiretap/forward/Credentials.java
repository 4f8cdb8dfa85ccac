package dev.meshproof.wiretap.forward;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS contexts out of PEM, as derper has it. A private key is in no message. */
public final class Credentials {
    private static final int SESSIONS = 256;
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private Credentials() {}

    /**
     * A server's context.
     *
     * @param chain its certificate and those between it and the root
     * @param key PKCS#8, of an elliptic curve or RSA
     * @throws GeneralSecurityException if they cannot be read, or do not go together
     */
    public static SSLContext server(String chain, String key) throws GeneralSecurityException {
        KeyStore store = empty();
        char[] none = new char[0];
        store.setKeyEntry("relay", privateKey(key), none, certificates(chain).toArray(new Certificate[0]));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, none);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        context.getServerSessionContext().setSessionCacheSize(SESSIONS);
        return context;
    }

    /**
     * A client's context that trusts these roots and no other.
     *
     * @throws GeneralSecurityException if they cannot be read
     */
    public static SSLContext client(String roots) throws GeneralSecurityException {
        KeyStore store = empty();
        for (Certificate each : certificates(roots)) {
            store.setCertificateEntry("root-" + store.size(), each);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        context.getClientSessionContext().setSessionCacheSize(SESSIONS);
        return context;
    }

    private static KeyStore empty() throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(null, null);
        } catch (IOException e) {
            throw new GeneralSecurityException("cannot make a key store", e);
        }
        return store;
    }

    private static Collection<? extends Certificate> certificates(String pem) throws GeneralSecurityException {
        byte[] bytes = pem.getBytes(StandardCharsets.US_ASCII);
        Collection<? extends Certificate> read =
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes));
        if (read.isEmpty()) {
            throw new GeneralSecurityException("no certificate in the PEM file");
        }
        return read;
    }

    private static PrivateKey privateKey(String pem) throws GeneralSecurityException {
        int begin = pem.indexOf(BEGIN);
        int end = pem.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new GeneralSecurityException("no private key in the PEM file, expected " + BEGIN);
        }
        byte[] bytes;
        try {
            bytes = Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("the private key's PEM is no base64");
        }
        PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(bytes);
        try {
            return KeyFactory.getInstance("EC").generatePrivate(spec);
        } catch (InvalidKeySpecException e) {
            return KeyFactory.getInstance("RSA").generatePrivate(spec);
        }
    }
}
