package dev.tripline.trigger.custom;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.trigger.parameter.Parameter;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The section {@code custom} of a trigger template. Argo Events does not check {@code payload}.
 *
 * @param parameters destinations are places in what the server makes of {@code spec}, not in this section
 */
@RegisterForReflection
public record CustomConfig(
        String serverURL,
        boolean secure,
        Optional<SecretKeySelector> certSecret,
        String serverNameOverride,
        Optional<Map<String, String>> spec,
        List<Parameter> parameters,
        List<Parameter> payload) {
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
