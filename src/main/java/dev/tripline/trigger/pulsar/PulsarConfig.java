package dev.tripline.trigger.pulsar;

import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.field.TLSConfig;
import dev.tripline.trigger.parameter.Parameter;
import dev.tripline.trigger.parameter.Parameterized;
import dev.tripline.trigger.retry.RetryStrategy;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The section {@code pulsar} of a trigger template. Argo Events checks nothing of it.
 *
 * @param authTokenSecret counts before Athenz
 */
@RegisterForReflection
public record PulsarConfig(
        String url,
        String topic,
        List<Parameter> parameters,
        Optional<List<Parameter>> payload,
        Optional<SecretKeySelector> tlsTrustCertsSecret,
        boolean tlsAllowInsecureConnection,
        boolean tlsValidateHostname,
        Optional<TLSConfig> tls,
        Optional<SecretKeySelector> authTokenSecret,
        Optional<RetryStrategy> connectionBackoff,
        Map<String, String> authAthenzParams,
        Optional<SecretKeySelector> authAthenzSecret)
        implements Parameterized {}
