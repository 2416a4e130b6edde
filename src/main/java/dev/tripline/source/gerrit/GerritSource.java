package dev.tripline.source.gerrit;

import dev.tripline.client.secret.Secrets;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Complaints.Complaint;
import dev.tripline.manifest.field.BasicAuth;
import dev.tripline.source.Answer;
import dev.tripline.source.HookRequest;
import dev.tripline.source.registration.ProviderCalls;
import dev.tripline.source.registration.RegisteredConfig;
import dev.tripline.source.registration.RegisteredHook;
import dev.tripline.source.registration.Registration;
import dev.tripline.source.registration.rest.RestHooks;
import dev.tripline.source.shape.HookPayload;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Takes what Gerrit's plugin {@code webhooks} posts (source specification 2.2). Gerrit neither signs nor numbers its
 * deliveries: only the bearer token of the webhook context keeps strangers out, and each request is an event.
 */
@ApplicationScoped
public class GerritSource implements RegisteredHook<GerritConfig> {
    private final Secrets secrets;

    public GerritSource(Secrets secrets) {
        this.secrets = secrets;
    }

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
        boolean reachable = RegisteredConfig.isReachable(config.served());
        return new Complaints()
                .when(
                        reachable && config.hookName().isEmpty(),
                        "hookName",
                        "hooks are not registered: hookName is missing",
                        "what Gerrit shall call the hook, for example tripline")
                .when(
                        reachable && config.auth().filter(BasicAuth::isComplete).isEmpty(),
                        "auth",
                        "hooks are not registered: auth names no username or no password")
                .all();
    }

    @Override
    public Optional<Registration> registration(GerritConfig config, ProviderCalls calls) {
        return config.wantsManagement()
                ? Optional.of(new RestHooks(config, new GerritHooks(config, secrets), calls))
                : Optional.empty();
    }

    @Override
    public Answer receive(GerritConfig config, HookRequest request) {
        return HookPayload.delivery(request.headers(), request.body(), config.metadata(), "");
    }
}
