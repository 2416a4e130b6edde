package dev.tripline.trigger.email;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.trigger.parameter.Parameter;
import dev.tripline.trigger.parameter.Parameterized;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/** The section {@code email} of a trigger template. */
@RegisterForReflection
public record EmailConfig(
        List<Parameter> parameters,
        String username,
        Optional<SecretKeySelector> smtpPassword,
        String host,
        int port,
        List<String> to,
        String from,
        String subject,
        String body)
        implements Parameterized {
    private static final int HIGHEST_PORT = 65535;

    public EmailConfig {
        new Complaints()
                .when(host.isEmpty(), "host", "host can't be empty")
                .when(port < 0 || port > HIGHEST_PORT, "port", "port: " + port + ", port should be between 0-65535")
                .in("parameters", parameters)
                .throwIfAny();
    }
}
