package dev.tripline.trigger.email;

import com.google.re2j.Pattern;
import dev.tripline.trigger.FiringView;
import dev.tripline.trigger.KnownTrigger;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Summary;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Sends a mail to each recipient. An address that cannot be one keeps all mails back; Argo Events sends the others, and again
 * with every further attempt.
 */
@ApplicationScoped
public class EmailTrigger implements KnownTrigger<EmailConfig> {
    private static final Pattern ADDRESS = Pattern.compile("^[\\w-\\.]+@([\\w-]+\\.)+[\\w-]{2,4}$");

    @Override
    public Class<EmailConfig> config() {
        return EmailConfig.class;
    }

    @Override
    public int precedence() {
        return 140;
    }

    @Override
    public Request render(EmailConfig config, FiringView view) throws RenderFailure {
        if (config.to().isEmpty()) {
            throw new RenderFailure("to can't be empty");
        }
        if (config.body().isEmpty()) {
            throw new RenderFailure("body can't be empty");
        }
        if (config.subject().isEmpty()) {
            throw new RenderFailure("subject can't be empty");
        }
        for (String address : config.to()) {
            if (!ADDRESS.matcher(address).find()) {
                throw new RenderFailure("to emailId can't be invalid " + address);
            }
        }
        return request(new Summary()
                .text("host", config.host())
                .value("port", config.port())
                .text("username", config.username())
                .secret("password", config.smtpPassword())
                .text("from", config.from())
                .value("to", config.to())
                .text("subject", config.subject())
                .text("body", config.body()));
    }
}
