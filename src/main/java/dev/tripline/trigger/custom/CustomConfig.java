package dev.tripline.trigger.custom;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.meaning.Means;
import dev.tripline.trigger.parameter.Parameter;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The section {@code custom} of a trigger template. Argo Events does not check {@code payload}. */
@RegisterForReflection
@Means("Hands the firing to a gRPC server of one's own, which acts.")
public record CustomConfig(
        @Means("host and port of the server") String serverURL,
        @Means("with TLS") boolean secure,

        @Means("the certificate that is trusted, in PEM; wanted with secure")
        Optional<SecretKeySelector> certSecret,

        @Means("the name that the certificate must have, when it is not the host's")
        String serverNameOverride,

        @Means("given to the server, which makes the resource of it")
        Optional<Map<String, String>> spec,

        @Means("edit for each firing what the server makes of spec; dest is a path in that, not in this" + " section")
        List<Parameter> parameters,

        @Means("what the payload is built of") List<Parameter> payload) {
    public CustomConfig {
        new Complaints()
                .when(serverURL.isEmpty(), "serverURL", "custom trigger gRPC server url is not defined")
                .when(spec.isEmpty(), "spec", "trigger body can't be empty")
                .when(
                        secure && certSecret.isEmpty(),
                        "certSecret",
                        "certSecret can't be nil when the trigger server connection is secure")
                .in("parameters", parameters)
                .throwIfAny();
    }
}
