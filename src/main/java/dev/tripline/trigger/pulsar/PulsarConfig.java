package dev.tripline.trigger.pulsar;

import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.field.TLSConfig;
import dev.tripline.manifest.meaning.Means;
import dev.tripline.trigger.parameter.Parameter;
import dev.tripline.trigger.parameter.Parameterized;
import dev.tripline.trigger.retry.RetryStrategy;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The section {@code pulsar} of a trigger template. Argo Events checks nothing of it. */
@RegisterForReflection
@Means("Sends a message to a topic of Pulsar.")
public record PulsarConfig(
        @Means("of the service") String url,
        @Means("of the message") String topic,

        @Means("edit this section for each firing, before it is carried out; dest is a path in it")
        List<Parameter> parameters,

        @Means("what the payload is built of; every attempt fails without it")
        Optional<List<Parameter>> payload,

        @Means("the certificate authorities that are trusted, in PEM")
        Optional<SecretKeySelector> tlsTrustCertsSecret,

        @Means("trust anybody") boolean tlsAllowInsecureConnection,
        @Means("the certificate must be one of the host") boolean tlsValidateHostname,

        @Means("the client's certificate and key, which are the login")
        Optional<TLSConfig> tls,

        @Means("the secret that holds a token; it counts before Athenz")
        Optional<SecretKeySelector> authTokenSecret,

        @Means("how long to wait between attempts to connect")
        Optional<RetryStrategy> connectionBackoff,

        @Means("the settings of a login with Athenz") Map<String, String> authAthenzParams,

        @Means("the secret that holds the private key of a login with Athenz")
        Optional<SecretKeySelector> authAthenzSecret)
        implements Parameterized {}
