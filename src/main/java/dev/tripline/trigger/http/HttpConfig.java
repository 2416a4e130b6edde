package dev.tripline.trigger.http;

import dev.tripline.manifest.binding.Advised;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Complaints.Complaint;
import dev.tripline.manifest.field.BasicAuth;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.field.ValueFrom;
import dev.tripline.manifest.meaning.Means;
import dev.tripline.trigger.parameter.Parameter;
import dev.tripline.trigger.parameter.Parameterized;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The section {@code http} of a trigger template. */
@RegisterForReflection
@Means("Sends an HTTP request.")
public record HttpConfig(
        @Means("where to, beginning with http:// or https://")
        String url,

        @Means("GET, DELETE, PATCH, POST or PUT, in capitals")
        String method,

        @Means("what the body is built of; empty without it")
        List<Parameter> payload,

        @Means("by their names") Map<String, String> headers,

        @Means("headers with values of events; dest is the header's name")
        List<Parameter> dynamicHeaders,

        @Means("headers whose values are secrets") List<SecureHeader> secureHeaders,

        @Means("a name and a password, sent as Authorization: Basic")
        Optional<BasicAuth> basicAuth,

        @Means("how the target's certificate is checked") Optional<Tls> tls,
        @Means("seconds for the whole exchange") long timeout,

        @Means("the Host header, when it is not to be the URL's")
        String host,

        @Means("edit this section for each firing, before it is carried out; dest is a path in it")
        List<Parameter> parameters,

        @Means("the payload is sent as the data of a CloudEvent; not in Argo Events")
        Optional<CloudEventConfig> cloudEvent,

        @Means("the request is signed as Standard Webhooks says; not in Argo Events")
        Optional<SigningConfig> standardWebhooks)
        implements Parameterized, Advised {
    private static final Set<String> METHODS = Set.of("GET", "DELETE", "PATCH", "POST", "PUT");
    private static final long DEFAULT_TIMEOUT = 60;

    /** A header whose value is a secret. */
    @RegisterForReflection
    @Means("A header whose value is a secret.")
    public record SecureHeader(
            @Means("of the header") String name,
            @Means("where its value is") ValueFrom valueFrom) implements Advised {
        @Override
        public List<Complaint> advice() {
            return new Complaints()
                    .when(name.isEmpty(), "name", "the header's name is missing: every attempt fails", "give it one")
                    .all();
        }
    }

    /** How the target's certificate is checked. Certificates of one's own are not served yet. */
    @RegisterForReflection
    @Means("How the target's certificate is checked.")
    public record Tls(
            @Means("the certificate authorities that are trusted; not served yet: every attempt fails")
            Optional<SecretKeySelector> caCertSecret,

            @Means("the client's certificate; not served yet: every attempt fails")
            Optional<SecretKeySelector> clientCertSecret,

            @Means("the client's private key; not served yet: every attempt fails")
            Optional<SecretKeySelector> clientKeySecret,

            @Means("trust anybody") boolean insecureSkipVerify,

            @Means("trust the system's certificate authorities, which is what counts without tls as well")
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
