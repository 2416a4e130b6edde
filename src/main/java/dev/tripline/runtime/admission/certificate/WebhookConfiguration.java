package dev.tripline.runtime.admission.certificate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tripline.runtime.admission.certificate.CertificateSource.Trouble;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ServiceReference;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhook;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfiguration;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Whom the API server trusts when it calls the webhook: {@code caBundle} of those webhooks of one configuration that lead to our
 * Service. Nothing else of it is changed, it is never made, and others are not looked at.
 */
final class WebhookConfiguration {
    private static final int FORBIDDEN = 403;
    private static final int CONFLICT = 409;
    private static final int INVALID = 422;

    /**
     * The configuration as it was read.
     *
     * @param ours where in it our webhooks are
     */
    record Seen(String version, List<Integer> ours, List<String> bundles) {
        /** Whom it trusts now, as far as that can be read. */
        List<X509Certificate> authorities() {
            return bundles.stream()
                    .flatMap(text -> Pems.read(text).stream())
                    .distinct()
                    .toList();
        }

        boolean trusts(X509Certificate authority) {
            return !bundles.isEmpty()
                    && bundles.stream().allMatch(text -> Pems.read(text).contains(authority));
        }
    }

    private final KubernetesClient client;
    private final String name;
    private final String namespace;
    private final String service;

    WebhookConfiguration(KubernetesClient client, String name, String namespace, String service) {
        this.client = client;
        this.name = name;
        this.namespace = namespace;
        this.service = service;
    }

    Seen read() throws Trouble {
        ValidatingWebhookConfiguration found;
        try {
            found = client.admissionRegistration()
                    .v1()
                    .validatingWebhookConfigurations()
                    .withName(name)
                    .get();
        } catch (KubernetesClientException e) {
            throw trouble("cannot be read", "get", e);
        }
        if (found == null) {
            throw new Trouble(this + " is not there: nobody asks the admission webhook");
        }
        List<ValidatingWebhook> all = found.getWebhooks();
        List<Integer> ours = IntStream.range(0, all.size())
                .filter(i -> isOurs(all.get(i)))
                .boxed()
                .toList();
        if (ours.isEmpty()) {
            throw new Trouble(this + " has no webhook that leads to Service " + namespace + "/" + service);
        }
        List<String> bundles = ours.stream()
                .map(i -> decoded(all.get(i).getClientConfig().getCaBundle()))
                .toList();
        return new Seen(found.getMetadata().getResourceVersion(), ours, bundles);
    }

    private boolean isOurs(ValidatingWebhook webhook) {
        return webhook.getClientConfig() != null
                && webhook.getClientConfig().getService() instanceof ServiceReference reference
                && namespace.equals(reference.getNamespace())
                && service.equals(reference.getName());
    }

    private static String decoded(@Nullable String bundle) {
        try {
            return bundle == null ? "" : new String(Base64.getDecoder().decode(bundle), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /**
     * Lets the API server trust these and no others, if nobody has changed the configuration since.
     *
     * @return whether it does now
     */
    boolean trust(Seen seen, List<X509Certificate> authorities) throws Trouble {
        String wanted = Pems.text(authorities);
        if (seen.bundles().stream().allMatch(wanted::equals)) {
            return true;
        }
        String bundle = Base64.getEncoder().encodeToString(wanted.getBytes(StandardCharsets.UTF_8));
        ArrayNode patch = JsonNodeFactory.instance.arrayNode();
        patch.addObject()
                .put("op", "test")
                .put("path", "/metadata/resourceVersion")
                .put("value", seen.version());
        for (int i : seen.ours()) {
            patch.addObject()
                    .put("op", "add")
                    .put("path", "/webhooks/" + i + "/clientConfig/caBundle")
                    .put("value", bundle);
        }
        try {
            client.admissionRegistration()
                    .v1()
                    .validatingWebhookConfigurations()
                    .withName(name)
                    .patch(PatchContext.of(PatchType.JSON), patch.toString());
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == CONFLICT || e.getCode() == INVALID) {
                return false;
            }
            throw trouble("does not get the authority of the certificate", "patch", e);
        }
    }

    private Trouble trouble(String what, String verb, KubernetesClientException e) {
        String why = e.getCode() == FORBIDDEN
                ? "this account may not " + verb + " it"
                : e.getCode() == 0 ? "no answer" : "HTTP " + e.getCode();
        return new Trouble(this + " " + what + ": " + why);
    }

    @Override
    public String toString() {
        return "ValidatingWebhookConfiguration " + name;
    }
}
