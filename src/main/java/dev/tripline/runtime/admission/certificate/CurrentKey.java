package dev.tripline.runtime.admission.certificate;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * The certificate that handshakes show, which can be exchanged while the server runs. Before there is one, handshakes fail.
 * Thread-safe.
 */
public final class CurrentKey extends X509ExtendedKeyManager {
    /** The one before is kept for handshakes that had chosen it. */
    private record Both(long number, Optional<ServingCertificate> now, Optional<ServingCertificate> before) {}

    private volatile Both both = new Both(0, Optional.empty(), Optional.empty());

    public Optional<ServingCertificate> get() {
        return both.now();
    }

    synchronized void set(ServingCertificate certificate) {
        both = new Both(both.number() + 1, Optional.of(certificate), both.now());
    }

    private Optional<String> alias(@Nullable String keyType) {
        Both known = both;
        return known.now()
                .filter(one -> keyType == null || keyType.equals(one.key().getAlgorithm()))
                .map(one -> Long.toString(known.number()));
    }

    private Optional<ServingCertificate> of(@Nullable String alias) {
        Both known = both;
        if (Long.toString(known.number()).equals(alias)) {
            return known.now();
        }
        return Long.toString(known.number() - 1).equals(alias) ? known.before() : Optional.empty();
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            @Nullable String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return alias(keyType).orElse(null);
    }

    @Override
    public @Nullable String chooseServerAlias(
            @Nullable String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return alias(keyType).orElse(null);
    }

    @Override
    public String @Nullable [] getServerAliases(@Nullable String keyType, Principal @Nullable [] issuers) {
        return alias(keyType).map(one -> new String[] {one}).orElse(null);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(@Nullable String alias) {
        return of(alias).map(one -> one.chain().toArray(new X509Certificate[0])).orElse(null);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(@Nullable String alias) {
        return of(alias).map(ServingCertificate::key).orElse(null);
    }

    @Override
    public String @Nullable [] getClientAliases(@Nullable String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String @Nullable [] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
