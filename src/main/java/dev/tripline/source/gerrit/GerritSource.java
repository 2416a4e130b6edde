package dev.tripline.source.gerrit;

import dev.tripline.manifest.binding.Complaints.Complaint;
import dev.tripline.source.Answer;
import dev.tripline.source.Hook;
import dev.tripline.source.HookRequest;
import dev.tripline.source.shape.HookPayload;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Takes what Gerrit's plugin {@code webhooks} posts (source specification 2.2). Gerrit neither signs nor numbers its
 * deliveries: only the bearer token of the webhook context keeps strangers out, and each request is an event.
 */
@ApplicationScoped
public class GerritSource implements Hook<GerritConfig> {
    @Override
    public Class<GerritConfig> config() {
        return GerritConfig.class;
    }

    @Override
    public String identity() {
        return "None, since Gerrit does not number its deliveries: each request is an event.";
    }

    @Override
    public List<Complaint> advice(GerritConfig config) {
        return config.wantsManagement()
                ? List.of(new Complaint("auth", "hook management is not supported yet; register the webhook yourself"))
                : List.of();
    }

    @Override
    public Answer receive(GerritConfig config, HookRequest request) {
        return HookPayload.delivery(request.headers(), request.body(), config.metadata(), "");
    }
}
