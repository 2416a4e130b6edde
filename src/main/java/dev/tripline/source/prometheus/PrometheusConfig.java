package dev.tripline.source.prometheus;

import dev.tripline.client.http.HeaderText;
import dev.tripline.client.http.HttpTarget;
import dev.tripline.language.duration.GoDuration;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.BasicAuth;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.field.TLSConfig;
import dev.tripline.manifest.field.ValueFrom;
import dev.tripline.manifest.meaning.Means;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One event of kind {@code prometheus}. Argo Events has no such kind; fields that it has elsewhere are called as there.
 */
@RegisterForReflection
@Means("A query of Prometheus on a schedule: an event when a series passes a threshold, and when it comes back.")
public record PrometheusConfig(
        @Means("of Prometheus, or of what speaks its HTTP API; without /api/v1/query")
        String url,

        @Means("PromQL that gives an instant vector or a scalar")
        String query,

        @Means(value = "between two evaluations: a duration from a second to an hour", otherwise = "30s")
        String interval,

        @Means(value = "how long an answer may take: a duration from a second to five minutes", otherwise = "10s")
        String timeout,

        @Means("when a series is told of") Optional<Threshold> threshold,
        @Means("headers of the request") Map<String, String> headers,

        @Means("headers of the request whose values are secrets")
        List<SecureHeader> secureHeaders,

        @Means("the token that is sent as Authorization: Bearer; not together with basicAuth")
        Optional<SecretKeySelector> bearerToken,

        @Means("user and password") Optional<BasicAuth> basicAuth,

        @Means("how the server is checked; certificates of one's own are not served yet")
        Optional<TLSConfig> tls,

        @Means("copied into the payload, under metadata") Map<String, String> metadata) {
    /** A header whose value is a secret. */
    @RegisterForReflection
    @Means("A header whose value is a secret.")
    public record SecureHeader(
            @Means("of the header") String name,
            @Means("where the value lies") ValueFrom valueFrom) {}

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration LONGEST_INTERVAL = Duration.ofHours(1);
    private static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(30);
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    public PrometheusConfig {
        headers = Map.copyOf(headers);
        secureHeaders = List.copyOf(secureHeaders);
        metadata = Map.copyOf(metadata);
        Complaints complaints = new Complaints();
        checkAddress(complaints, url);
        complaints
                .when(query.isBlank(), "query", "the query is missing", "query: sum by (queue) (queue_depth)")
                .when(
                        between(interval, LONGEST_INTERVAL).isEmpty() && !interval.isEmpty(),
                        "interval",
                        "wanted a duration between a second and an hour, got " + interval,
                        "interval: 30s")
                .when(
                        between(timeout, LONGEST_TIMEOUT).isEmpty() && !timeout.isEmpty(),
                        "timeout",
                        "wanted a duration between a second and five minutes, got " + timeout,
                        "timeout: 10s")
                .when(threshold.isEmpty(), "threshold", "the threshold is missing", "threshold: {above: 100}")
                .in("threshold", threshold);
        checkHeaders(complaints, headers, secureHeaders);
        complaints
                .when(
                        bearerToken.isPresent() && basicAuth.isPresent(),
                        "bearerToken",
                        "bearerToken and basicAuth are both given",
                        "leave one out")
                .in("basicAuth", basicAuth);
        checkTls(complaints, tls);
        complaints.throwIfAny();
    }

    private static void checkAddress(Complaints complaints, String url) {
        String hint = "url: http://prometheus.monitoring:9090";
        if (url.isEmpty()) {
            complaints.when(true, "url", "the address of Prometheus is missing", hint);
            return;
        }
        try {
            complaints.when(HttpTarget.parse(url).uri().contains("?"), "url", "the URL has a query of its own", hint);
        } catch (IllegalArgumentException e) {
            complaints.when(true, "url", String.valueOf(e.getMessage()), hint);
        }
    }

    private static void checkHeaders(
            Complaints complaints, Map<String, String> headers, List<SecureHeader> secureHeaders) {
        headers.forEach((name, value) -> complaints
                .when(!HeaderText.isName(name), "headers", "the header name '" + name + "' is none in HTTP")
                .when(!HeaderText.isValue(value), "headers." + name, "the value holds characters that HTTP forbids"));
        for (int i = 0; i < secureHeaders.size(); i++) {
            String place = "secureHeaders[" + i + "]";
            SecureHeader header = secureHeaders.get(i);
            complaints
                    .when(
                            !HeaderText.isName(header.name()),
                            place + ".name",
                            "the header name '" + header.name() + "' is none in HTTP")
                    .when(
                            header.valueFrom().secretKeyRef().isEmpty(),
                            place + ".valueFrom",
                            "the value's secret is missing; config maps are not served by this version",
                            "secretKeyRef: {name: prometheus, key: token}");
        }
    }

    private static void checkTls(Complaints complaints, Optional<TLSConfig> tls) {
        complaints
                .in("tls", tls)
                .when(
                        tls.filter(PrometheusConfig::hasCertificates).isPresent(),
                        "tls",
                        "certificates of one's own are not served by this version",
                        "leave tls out to check against the system's authorities, or set insecureSkipVerify where that"
                                + " is safe");
    }

    private static boolean hasCertificates(TLSConfig tls) {
        return tls.caCertSecret().isPresent()
                || tls.clientCertSecret().isPresent()
                || tls.clientKeySecret().isPresent();
    }

    private static Optional<Duration> between(String text, Duration longest) {
        return GoDuration.find(text)
                .filter(duration -> duration.compareTo(SHORTEST) >= 0 && duration.compareTo(longest) <= 0);
    }

    /** Between two evaluations. */
    Duration period() {
        return between(interval, LONGEST_INTERVAL).orElse(DEFAULT_INTERVAL);
    }

    /** How long one answer may take. */
    Duration limit() {
        return between(timeout, LONGEST_TIMEOUT).orElse(DEFAULT_TIMEOUT);
    }

    Threshold limits() {
        return threshold.orElseThrow();
    }
}
