package dev.tripline.trigger.openwhisk;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.meaning.Means;
import dev.tripline.trigger.parameter.Parameter;
import dev.tripline.trigger.parameter.Parameterized;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/** The section {@code openWhisk} of a trigger template. */
@RegisterForReflection
@Means("Calls an action of Apache OpenWhisk, and waits for its result.")
public record OpenWhiskConfig(
        @Means("of OpenWhisk") String host,
        @Means("of OpenWhisk's API") String version,
        @Means("of the action") String namespace,
        @Means("the secret that holds a token") Optional<AuthToken> authToken,
        @Means("of the action") String actionName,
        @Means("what the payload is built of") Optional<List<Parameter>> payload,

        @Means("edit this section for each firing, before it is carried out; dest is a path in it")
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
    @Means("A key of a Secret.")
    public record AuthToken(
            @Means("of the Secret") String name,
            @Means("in it") String key) {
        boolean isComplete() {
            return !name.isEmpty() && !key.isEmpty();
        }

        SecretKeySelector selector() {
            return new SecretKeySelector(name, key);
        }
    }
}
