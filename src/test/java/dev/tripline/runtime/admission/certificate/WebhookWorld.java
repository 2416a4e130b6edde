package dev.tripline.runtime.admission.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.client.kubernetes.TestCluster;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;

/** An API server with a webhook configuration that has a webhook of ours and one of somebody else, and a clock that can be set. */
public final class WebhookWorld implements AutoCloseable {
    public static final String HOST = "tripline-admission.events.svc";
    static final String SECRET = "/api/v1/namespaces/events/secrets/tripline-admission-certificate";
    static final String CONFIGURATION =
            "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations/tripline-events";

    private static final String MANIFEST = """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingWebhookConfiguration
            metadata: {name: %s, labels: {keep: me}}
            webhooks:
              - name: others.example.com
                clientConfig: {service: {name: other, namespace: elsewhere}, caBundle: b3RoZXI=}
                failurePolicy: Fail
                sideEffects: None
                admissionReviewVersions: [v1]
                rules: [{apiGroups: [example.com], apiVersions: [v1], resources: [things], operations: [CREATE]}]
              - name: manifests.tripline.dev
                clientConfig: {service: {name: tripline-admission, namespace: events, path: /admission}}
                failurePolicy: Ignore
                sideEffects: None
                admissionReviewVersions: [v1]
                rules: [{apiGroups: [example.com], apiVersions: [v1], resources: [things], operations: [CREATE]}]
            """;

    public final TestCluster server;
    private volatile Instant now;

    WebhookWorld(TestCluster server) {
        this(server, Instant.now());
    }

    public WebhookWorld(TestCluster server, Instant now) {
        this.server = server;
        this.now = now;
        server.put(MANIFEST.formatted("tripline-events"));
        server.put(MANIFEST.formatted("tripline-elsewhere"));
    }

    public SelfManaged replica() {
        InstantSource clock = () -> now;
        return new SelfManaged(
                server.client("events"), "events", "tripline-admission", "tripline-events", clock, new SecureRandom());
    }

    Instant now() {
        return now;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    JsonNode secret() {
        return server.get(SECRET).orElseThrow();
    }

    String secret(String key) {
        return text(secret().path("data").path(key).asText());
    }

    JsonNode configuration() {
        return server.get(CONFIGURATION).orElseThrow();
    }

    /** Whom an API server trusts that calls us, as PEM. */
    public String bundle() {
        return text(configuration().at("/webhooks/1/clientConfig/caBundle").asText());
    }

    List<X509Certificate> authorities() {
        return Pems.read(bundle());
    }

    private static String text(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    long writes() {
        return server.asked().stream().filter(TestCluster.Asked::isWrite).count();
    }

    @Override
    public void close() {
        server.close();
    }
}
