package dev.tripline.trigger.openwhisk;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.trigger.parameter.Parameter;
import dev.tripline.trigger.parameter.Parameterized;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/** The section {@code openWhisk} of a trigger template. */
@RegisterForReflection
public record OpenWhiskConfig(
        String host,
        String version,
        String namespace,
        Optional<AuthToken> authToken,
        String actionName,
        Optional<List<Parameter>> payload,
        List<Parameter> parameters)
        implements Parameterized {
    public OpenWhiskConfig {
        new Complaints()
                .when(actionName.isEmpty(), "actionName", "action name is not specified")
                .when(host.isEmpty(), "host", "host URL is not specified")
                .when(
                        authToken.isPresent() && !authToken.get().isComplete(),
                        "authToken",
                        "auth token key and name must be specified")
                .in("parameters", parameters)
                .when(payload.isEmpty(), "payload", "payload parameters are not specified")
                .in("payload", payload.orElse(List.of()))
                .throwIfAny();
    }

    /** A secret's key, with Argo's own complaint when a part of it is missing. */
    @RegisterForReflection
    public record AuthToken(String name, String key) {
        boolean isComplete() {
            return !name.isEmpty() && !key.isEmpty();
        }

        SecretKeySelector selector() {
            return new SecretKeySelector(name, key);
        }
    }
}
