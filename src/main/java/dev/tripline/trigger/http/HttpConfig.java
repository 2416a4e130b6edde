package dev.tripline.trigger.http;

import dev.tripline.manifest.binding.Advised;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Complaints.Complaint;
import dev.tripline.manifest.field.BasicAuth;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.field.ValueFrom;
import dev.tripline.trigger.parameter.Parameter;
import dev.tripline.trigger.parameter.Parameterized;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The section {@code http} of a trigger template.
 *
 * @param method POST when empty
 * @param dynamicHeaders values out of events, unchecked; {@code dest} is the header's name
 * @param timeout seconds for the whole exchange; 60 when zero or less
 * @param host the Host header, when it shall not be the URL's
 * @param cloudEvent the payload is sent as a CloudEvent
 * @param standardWebhooks the request is signed
 */
@RegisterForReflection
public record HttpConfig(
        String url,
        String method,
        List<Parameter> payload,
        Map<String, String> headers,
        List<Parameter> dynamicHeaders,
        List<SecureHeader> secureHeaders,
        Optional<BasicAuth> basicAuth,
        Optional<Tls> tls,
        long timeout,
        String host,
        List<Parameter> parameters,
        Optional<CloudEventConfig> cloudEvent,
        Optional<SigningConfig> standardWebhooks)
        implements Parameterized, Advised {
    private static final Set<String> METHODS = Set.of("GET", "DELETE", "PATCH", "POST", "PUT");
    private static final long DEFAULT_TIMEOUT = 60;

    /** A header whose value is a secret. */
    @RegisterForReflection
    public record SecureHeader(String name, ValueFrom valueFrom) implements Advised {
        @Override
        public List<Complaint> advice() {
            return new Complaints()
                    .when(name.isEmpty(), "name", "the header's name is missing: every attempt fails", "give it one")
                    .all();
        }
    }

    /** How the target's certificate is checked. Certificates of one's own are not served yet. */
    @RegisterForReflection
    public record Tls(
            Optional<SecretKeySelector> caCertSecret,
            Optional<SecretKeySelector> clientCertSecret,
            Optional<SecretKeySelector> clientKeySecret,
            boolean insecureSkipVerify,
            boolean enabled)
            implements Advised {
        private static final String HINT = "leave it out to check against the system's authorities, or set"
                + " insecureSkipVerify where that is safe";

        /** Why no request can be made with it. */
        Optional<String> refusal() {
            return advice().stream().map(Complaint::message).findFirst();
        }

        @Override
        public List<Complaint> advice() {
            boolean certificates =
                    caCertSecret.isPresent() || clientCertSecret.isPresent() || clientKeySecret.isPresent();
            return new Complaints()
                    .when(caCertSecret.isPresent(), "caCertSecret", notYet("caCertSecret"), HINT)
                    .when(clientCertSecret.isPresent(), "clientCertSecret", notYet("clientCertSecret"), HINT)
                    .when(clientKeySecret.isPresent(), "clientKeySecret", notYet("clientKeySecret"), HINT)
                    .when(
                            !certificates && !insecureSkipVerify && !enabled,
                            "",
                            "invalid tls config: every attempt fails",
                            "set enabled, or insecureSkipVerify where that is safe")
                    .all();
        }

        private static String notYet(String key) {
            return "tls." + key + " is not served by this version: every attempt fails, and the actions go to the dead"
                    + " letters";
        }
    }

    public HttpConfig {
        new Complaints()
                .when(url.isEmpty(), "url", "server URL is not specified", "url: https://example.com/hook")
                .when(
                        !method.isEmpty() && !METHODS.contains(method),
                        "method",
                        "only GET, DELETE, PATCH, POST and PUT methods are supported",
                        "in capitals; POST when it is left out")
                .in("parameters", parameters)
                .in(
                        "payload",
                        payload.stream().map(Parameter::withoutDestination).toList())
                .in("cloudEvent", cloudEvent)
                .in("standardWebhooks", standardWebhooks)
                .throwIfAny();
        method = method.isEmpty() ? "POST" : method;
        timeout = timeout <= 0 ? DEFAULT_TIMEOUT : timeout;
    }

    @Override
    public List<Complaint> advice() {
        String lower = url.toLowerCase(Locale.ROOT);
        return new Complaints()
                .when(
                        lower.contains("://") && !lower.startsWith("http://") && !lower.startsWith("https://"),
                        "url",
                        "the URL must begin with http:// or https://: every attempt fails",
                        "url: https://example.com/hook, unless a parameter changes it")
                .all();
    }
}
