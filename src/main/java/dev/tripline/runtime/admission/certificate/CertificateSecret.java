package dev.tripline.runtime.admission.certificate;

import dev.tripline.runtime.admission.certificate.CertificateSource.Trouble;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The Secret in which all replicas find the same certificate. Of several that write at once one wins. One that holds something
 * that is not Tripline's is left alone.
 */
final class CertificateSecret {
    static final String CERTIFICATE = "tls.crt";
    static final String KEY = "tls.key";
    static final String AUTHORITIES = "ca.crt";
    static final String OWNER = "app.kubernetes.io/managed-by";
    static final String OURS = "tripline";

    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final KubernetesClient client;
    private final String namespace;
    private final String name;

    CertificateSecret(KubernetesClient client, String namespace, String name) {
        this.client = client;
        this.namespace = namespace;
        this.name = name;
    }

    /** Empty when there is none. */
    Optional<Secret> find() throws Trouble {
        try {
            Optional<Secret> secret = Optional.ofNullable(
                    client.secrets().inNamespace(namespace).withName(name).get());
            if (secret.filter(CertificateSecret::isForeign).isPresent()) {
                throw new Trouble(this + " holds something and is not labelled " + OWNER + "=" + OURS
                        + ": it is left alone, and the admission webhook has no certificate of it");
            }
            return secret;
        } catch (KubernetesClientException e) {
            throw trouble("cannot be read", "get", e);
        }
    }

    private static boolean isForeign(Secret secret) {
        Map<String, String> labels =
                Optional.ofNullable(secret.getMetadata().getLabels()).orElse(Map.of());
        return !data(secret).isEmpty() && !OURS.equals(labels.get(OWNER));
    }

    private static Map<String, String> data(Secret secret) {
        return Optional.ofNullable(secret.getData()).orElse(Map.of());
    }

    /** Empty when it is not there or no text. */
    static String text(Secret secret, String key) {
        try {
            byte[] bytes = Base64.getDecoder().decode(data(secret).getOrDefault(key, ""));
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /**
     * Writes, if nobody has written since.
     *
     * @param before what was read; empty to make a new one
     * @return false when somebody was faster
     */
    boolean write(Optional<Secret> before, Map<String, String> texts) throws Trouble {
        Map<String, String> data = new HashMap<>();
        texts.forEach((key, text) ->
                data.put(key, Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))));
        Secret secret = before.map(SecretBuilder::new)
                .orElseGet(() -> new SecretBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(namespace)
                        .endMetadata())
                .editOrNewMetadata()
                .addToLabels(OWNER, OURS)
                .endMetadata()
                .addToData(data)
                .build();
        try {
            var resource = client.secrets().inNamespace(namespace).resource(secret);
            if (before.isPresent()) {
                resource.lockResourceVersion(secret.getMetadata().getResourceVersion())
                        .update();
            } else {
                resource.create();
            }
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == CONFLICT || before.isPresent() && e.getCode() == NOT_FOUND) {
                return false;
            }
            throw before.isPresent()
                    ? trouble("cannot be written", "update", e)
                    : trouble("is not there and cannot be made", "create", e);
        }
    }

    private Trouble trouble(String what, String verb, KubernetesClientException e) {
        String why = e.getCode() == FORBIDDEN
                ? "this account may not " + verb + " it"
                : e.getCode() == 0 ? "no answer" : "HTTP " + e.getCode();
        return new Trouble(this + " with the admission webhook's certificate " + what + ": " + why);
    }

    @Override
    public String toString() {
        return "Secret " + namespace + "/" + name;
    }
}
