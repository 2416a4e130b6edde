package dev.tripline.source.cluster;

import dev.tripline.client.kubernetes.identity.TokenIssuer.NoToken;
import io.fabric8.kubernetes.client.KubernetesClient;

/** Clients for listeners, with the rights of their event source. Thread-safe. */
public interface SourceAccounts {
    /**
     * Blocks while a token is asked for.
     *
     * @param account {@link dev.tripline.source.Emitter#serviceAccount}
     * @throws NoToken when Tripline may not act as that account; the message says what to grant
     */
    KubernetesClient client(String account) throws NoToken, InterruptedException;

    /** Where the event sources are. */
    String namespace();
}
