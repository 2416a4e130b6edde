package dev.tripline.trigger.email;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.meaning.Means;
import dev.tripline.trigger.parameter.Parameter;
import dev.tripline.trigger.parameter.Parameterized;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/** The section {@code email} of a trigger template. */
@RegisterForReflection
@Means("Sends a mail to each recipient.")
public record EmailConfig(
        @Means("edit this section for each firing, before it is carried out; dest is a path in it")
        List<Parameter> parameters,

        @Means("the name at the SMTP server") String username,

        @Means("the secret that holds the password at the SMTP server")
        Optional<SecretKeySelector> smtpPassword,

        @Means("of the SMTP server") String host,
        @Means("of the SMTP server") int port,

        @Means("the recipients; every attempt fails without one, or with one that is no address")
        List<String> to,

        @Means("the sender") String from,

        @Means("of the mail; every attempt fails without it")
        String subject,

        @Means("of the mail, plain text; every attempt fails without it")
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
