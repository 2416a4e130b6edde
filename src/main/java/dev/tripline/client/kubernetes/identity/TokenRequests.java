package dev.tripline.client.kubernetes.identity;

import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * Tokens by the TokenRequest API ({@code serviceaccounts/token}), for ten minutes, which is the shortest that the API server
 * gives, and for the API server only.
 */
public final class TokenRequests implements TokenIssuer {
    static final long SECONDS = 600;

    private final KubernetesClient client;

    public TokenRequests(KubernetesClient client) {
        this.client = client;
    }

    @Override
    public Issued issue(ServiceAccount account) throws NoToken {
        TokenRequest wanted = new TokenRequestBuilder()
                .withNewSpec()
                .withExpirationSeconds(SECONDS)
                .endSpec()
                .build();
        try {
            TokenRequest answer = client.serviceAccounts()
                    .inNamespace(account.namespace())
                    .withName(account.name())
                    .tokenRequest(wanted);
            return new Issued(
                    answer.getStatus().getToken(), end(answer.getStatus().getExpirationTimestamp()));
        } catch (KubernetesClientException e) {
            throw refusal(account, e);
        }
    }

    private static Instant end(String timestamp) {
        try {
            return Instant.parse(timestamp);
        } catch (DateTimeException e) {
            return Instant.now().plusSeconds(SECONDS);
        }
    }

    private static NoToken refusal(ServiceAccount account, KubernetesClientException e) {
        return switch (e.getCode()) {
            case 403 ->
                new NoToken(
                        "Tripline may not act as " + account + ": grant it create on serviceaccounts/token for \""
                                + account.name() + "\" in " + account.namespace(),
                        true);
            case 404 -> new NoToken("there is no service account " + account.namespace() + "/" + account.name(), true);
            default -> {
                String why = e.getMessage() == null
                        ? "no answer"
                        : e.getMessage().lines().findFirst().orElse("");
                yield new NoToken("no token for " + account + ": " + why, false);
            }
        };
    }
}
