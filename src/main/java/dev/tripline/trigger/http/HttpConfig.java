package dev.tripline.trigger.http;

import dev.tripline.manifest.binding.Complaints;
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
        List<Parameter> parameters)
        implements Parameterized {
    private static final Set<String> METHODS = Set.of("GET", "DELETE", "PATCH", "POST", "PUT");
    private static final long DEFAULT_TIMEOUT = 60;

    /** A header whose value is a secret. */
    @RegisterForReflection
    public record SecureHeader(String name, ValueFrom valueFrom) {
        public SecureHeader {
            new Complaints()
                    .when(name.isEmpty(), "name", "the header's name is missing")
                    .throwIfAny();
        }
    }

    /** How the target's certificate is checked. Certificates of one's own are not served yet. */
    @RegisterForReflection
    public record Tls(
            Optional<SecretKeySelector> caCertSecret,
            Optional<SecretKeySelector> clientCertSecret,
            Optional<SecretKeySelector> clientKeySecret,
            boolean insecureSkipVerify,
            boolean enabled) {
        private static final String NOT_YET = " is not supported yet: leave it out to check against the system's"
                + " authorities, or set insecureSkipVerify where that is safe";

        public Tls {
            boolean certificates =
                    caCertSecret.isPresent() || clientCertSecret.isPresent() || clientKeySecret.isPresent();
            new Complaints()
                    .when(caCertSecret.isPresent(), "caCertSecret", "tls.caCertSecret" + NOT_YET)
                    .when(clientCertSecret.isPresent(), "clientCertSecret", "tls.clientCertSecret" + NOT_YET)
                    .when(clientKeySecret.isPresent(), "clientKeySecret", "tls.clientKeySecret" + NOT_YET)
                    .when(
                            !certificates && !insecureSkipVerify && !enabled,
                            "",
                            "invalid tls config: configure either caCertSecret, or clientCertSecret and"
                                    + " clientKeySecret, or set enabled or insecureSkipVerify")
                    .throwIfAny();
        }
    }

    public HttpConfig {
        String lower = url.toLowerCase(Locale.ROOT);
        new Complaints()
                .when(url.isEmpty(), "url", "server URL is not specified")
                .when(
                        lower.contains("://") && !lower.startsWith("http://") && !lower.startsWith("https://"),
                        "url",
                        "the URL must begin with http:// or https://")
                .when(
                        !method.isEmpty() && !METHODS.contains(method),
                        "method",
                        "only GET, DELETE, PATCH, POST and PUT methods are supported")
                .in("parameters", parameters)
                .in(
                        "payload",
                        payload.stream().map(Parameter::withoutDestination).toList())
                .throwIfAny();
        method = method.isEmpty() ? "POST" : method;
        timeout = timeout <= 0 ? DEFAULT_TIMEOUT : timeout;
    }
}
