package dev.tripline.runtime.admission.certificate;

import dev.tripline.language.sprig.crypto.cert.Authority;
import dev.tripline.runtime.admission.certificate.ServingCertificate.Unusable;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A certificate of our own. Every renewal has a new authority, whose key nobody keeps; an authority is trusted until it is over, so
 * that no replica's certificate is refused, however late that replica renews. A new certificate is shown one look after the API
 * server was told to trust it.
 */
public final class SelfManaged implements CertificateSource {
    /** The name of every authority. */
    static final String AUTHORITY = "tripline-admission authority";

    static final Duration LIFE = Duration.ofDays(90);
    /** For clocks that are behind. */
    static final Duration EARLIER = Duration.ofHours(1);

    private static final int MOST_AUTHORITIES = 5;
    private static final int MOST_TRIES = 3;

    private final CertificateSecret secrets;
    private final WebhookConfiguration configuration;
    private final String service;
    private final String host;
    private final InstantSource clock;
    private final SecureRandom random;

    /** What the replicas share. */
    private record Shared(ServingCertificate certificate, List<X509Certificate> authorities) {}

    /**
     * @param service the Service that leads to us; the Secret is called after it
     * @param configuration the name of the ValidatingWebhookConfiguration
     */
    public SelfManaged(
            KubernetesClient client,
            String namespace,
            String service,
            String configuration,
            InstantSource clock,
            SecureRandom random) {
        this.secrets = new CertificateSecret(client, namespace, service + "-certificate");
        this.configuration = new WebhookConfiguration(client, configuration, namespace, service);
        this.service = service;
        this.host = service + "." + namespace + ".svc";
        this.clock = clock;
        this.random = random;
    }

    /** The configuration is read before the Secret: whoever has an old Secret has an older configuration, and writes nothing. */
    @Override
    public Optional<ServingCertificate> look(Optional<ServingCertificate> now) throws Trouble {
        List<Trouble> troubles = new ArrayList<>();
        Optional<WebhookConfiguration.Seen> seen = Optional.empty();
        try {
            seen = Optional.of(configuration.read());
        } catch (Trouble e) {
            troubles.add(e);
        }
        List<X509Certificate> before =
                seen.map(WebhookConfiguration.Seen::authorities).orElse(List.of());
        Shared shared = shared(before, troubles);
        boolean trusted =
                seen.filter(one -> one.trusts(shared.authorities().getFirst())).isPresent();
        if (seen.isPresent()) {
            try {
                configuration.trust(seen.get(), shared.authorities());
            } catch (Trouble e) {
                troubles.add(e);
            }
        }
        boolean nothingElse = now.filter(one -> one.until().isAfter(clock.instant()) && one.isFor(host))
                .isEmpty();
        if ((trusted || nothingElse) && now.filter(shared.certificate()::equals).isEmpty()) {
            return Optional.of(shared.certificate());
        }
        if (!troubles.isEmpty()) {
            throw troubles.getFirst();
        }
        return Optional.empty();
    }

    /** What is in the Secret; renewed when it is time, or when it is no good. */
    private Shared shared(List<X509Certificate> trusted, List<Trouble> troubles) throws Trouble {
        for (int i = 0; i < MOST_TRIES; i++) {
            Optional<Secret> secret = secrets.find();
            Optional<Shared> found = secret.flatMap(this::read);
            Instant now = clock.instant();
            if (found.filter(one -> now.isBefore(one.certificate().renewal())).isPresent()) {
                return found.get();
            }
            try {
                renew(secret, trusted, now);
            } catch (Trouble e) {
                if (found.filter(one -> now.isBefore(one.certificate().until())).isPresent()) {
                    troubles.add(e);
                    return found.get();
                }
                throw e;
            }
        }
        throw new Trouble(secrets + " changes whenever it is written");
    }

    private void renew(Optional<Secret> secret, List<X509Certificate> trusted, Instant now) throws Trouble {
        Authority.Issued issued = Authority.issue(AUTHORITY, service, host, now.minus(EARLIER), now.plus(LIFE), random);
        List<X509Certificate> authorities = new ArrayList<>(Pems.read(issued.authority()));
        Stream.concat(secret.stream().flatMap(SelfManaged::authorities), trusted.stream())
                .distinct()
                .filter(one -> isOurs(one, now))
                .sorted((a, b) -> b.getNotAfter().compareTo(a.getNotAfter()))
                .limit(MOST_AUTHORITIES - 1)
                .forEach(authorities::add);
        secrets.write(
                secret,
                Map.of(
                        CertificateSecret.CERTIFICATE, issued.certificate(),
                        CertificateSecret.KEY, issued.key(),
                        CertificateSecret.AUTHORITIES, Pems.text(authorities)));
    }

    private static Stream<X509Certificate> authorities(Secret secret) {
        return Pems.read(CertificateSecret.text(secret, CertificateSecret.AUTHORITIES)).stream();
    }

    private static boolean isOurs(X509Certificate authority, Instant now) {
        return authority.getSubjectX500Principal().getName().equals("CN=" + AUTHORITY)
                && authority.getNotAfter().toInstant().isAfter(now);
    }

    /** Empty when it is damaged, or for another name. */
    private Optional<Shared> read(Secret secret) {
        try {
            ServingCertificate certificate = ServingCertificate.read(
                    CertificateSecret.text(secret, CertificateSecret.CERTIFICATE),
                    CertificateSecret.text(secret, CertificateSecret.KEY));
            Instant now = clock.instant();
            List<X509Certificate> all = authorities(secret).toList();
            List<X509Certificate> authorities =
                    all.stream().filter(one -> isOurs(one, now)).toList();
            boolean good =
                    !authorities.isEmpty() && certificate.isFor(host) && certificate.isSignedBy(authorities.getFirst());
            return good ? Optional.of(new Shared(certificate, authorities)) : Optional.empty();
        } catch (Unusable e) {
            return Optional.empty();
        }
    }
}
