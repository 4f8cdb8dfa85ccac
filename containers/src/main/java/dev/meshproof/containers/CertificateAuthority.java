package dev.meshproof.containers;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The lab's certificate authority: made in memory for one run, its key never written anywhere. Thread-safe. */
public final class CertificateAuthority {
    private static final Duration VALIDITY = Duration.ofDays(2);
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);
    private static final X500Name NAME = new X500Name("CN=meshproof lab CA");

    private final SecureRandom random = new SecureRandom();
    private final KeyPair keys;
    private final X509Certificate certificate;
    private final Instant from = Instant.now().minus(CLOCK_SKEW);

    /** @throws IllegalStateException if this JVM lacks P-256 or SHA256withECDSA */
    public CertificateAuthority() {
        keys = newKeys();
        try {
            JcaX509v3CertificateBuilder builder = builder(NAME, keys);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            certificate = sign(builder);
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("cannot make the lab's certificate authority", e);
        }
    }

    /**
     * A server's certificate with its private key, both PEM.
     *
     * @param certificate the chain without the root
     * @param key PKCS#8; a secret of the run
     */
    public record ServerCertificate(String certificate, String key) {
        @Override
        public String toString() {
            return "ServerCertificate[redacted]";
        }
    }

    /** Issues a certificate for DNS names and IP addresses. */
    public ServerCertificate issue(String... names) {
        KeyPair serverKeys = newKeys();
        try {
            JcaX509v3CertificateBuilder builder = builder(new X500Name("CN=" + names[0]), serverKeys);
            GeneralName[] alternatives =
                    Arrays.stream(names).map(CertificateAuthority::generalName).toArray(GeneralName[]::new);
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(alternatives));
            return new ServerCertificate(pem(sign(builder)), pem(new JcaPKCS8Generator(serverKeys.getPrivate(), null)));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("cannot issue a certificate for " + Arrays.toString(names), e);
        }
    }

    /** The root certificate, PEM. */
    public String certificate() {
        return pem(certificate);
    }

    /** A client's TLS context that trusts this authority and no other. */
    public SSLContext clientContext() {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry("lab", certificate);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), random);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("cannot make a TLS context", e);
        }
    }

    private static GeneralName generalName(String name) {
        boolean address = name.chars().allMatch(c -> c == '.' || Character.isDigit(c));
        return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name);
    }

    private JcaX509v3CertificateBuilder builder(X500Name subject, KeyPair subjectKeys) {
        return new JcaX509v3CertificateBuilder(
                NAME,
                new BigInteger(120, random),
                Date.from(from),
                Date.from(from.plus(VALIDITY)),
                subject,
                subjectKeys.getPublic());
    }

    private X509Certificate sign(JcaX509v3CertificateBuilder builder)
            throws OperatorCreationException, GeneralSecurityException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    }

    private KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no P-256", e);
        }
    }

    private static String pem(Object object) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        } catch (IOException e) {
            throw new IllegalStateException("cannot write PEM", e);
        }
        return text.toString();
    }
}
