package dev.tripline.client.kubernetes;

import dev.tripline.client.kubernetes.identity.ServiceAccount;
import dev.tripline.client.kubernetes.identity.TokenIssuer.NoToken;
import dev.tripline.client.kubernetes.identity.Tokens;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.utils.TokenRefreshInterceptor;
import io.vertx.core.Context;
import java.net.HttpURLConnection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Clients with the rights of service accounts, for what the client library does better than a call: watching. Each renews its token
 * by itself. Thread-safe.
 */
final class AccountClients {
    private final KubernetesClient own;
    private final Tokens tokens;
    private final Map<ServiceAccount, Acting> all = new ConcurrentHashMap<>();

    AccountClients(KubernetesClient own, Tokens tokens) {
        this.own = own;
        this.tokens = tokens;
    }

    /**
     * A client that acts as the account. Blocks while a token is asked for.
     *
     * @throws NoToken when there is none
     */
    KubernetesClient of(ServiceAccount account) throws NoToken, InterruptedException {
        Acting acting = all.computeIfAbsent(account, one -> new Acting(own.getConfiguration(), one, tokens));
        acting.renew();
        return acting.client;
    }

    void close() {
        all.values().forEach(acting -> acting.client.close());
        all.clear();
    }

    /** Puts the account's token into each request; instead of what the client does by itself, which is to look for the process's own. */
    private static final class Acting implements Interceptor {
        private final ServiceAccount account;
        private final Tokens tokens;
        private final KubernetesClient client;
        private volatile String last = "";

        Acting(Config own, ServiceAccount account, Tokens tokens) {
            this.account = account;
            this.tokens = tokens;
            Config config = new ConfigBuilder(own)
                    .withAutoConfigure(false)
                    .withClientCertData(null)
                    .withClientCertFile(null)
                    .withClientKeyData(null)
                    .withClientKeyFile(null)
                    .withUsername(null)
                    .withPassword(null)
                    .withAuthProvider(null)
                    .withOauthToken(null)
                    .withAutoOAuthToken(null)
                    .withOauthTokenProvider(null)
                    .withKeyStoreFile(null)
                    .withImpersonateUsername(null)
                    .build();
            this.client = new KubernetesClientBuilder()
                    .withConfig(config)
                    .withHttpClientBuilderConsumer(
                            http -> http.addOrReplaceInterceptor(TokenRefreshInterceptor.NAME, this))
                    .build();
        }

        private void renew() throws NoToken, InterruptedException {
            last = tokens.of(account);
        }

        /** On an event loop, where nothing may wait, the last one will do. */
        @Override
        public void before(BasicBuilder request, HttpRequest original, RequestTags tags) {
            if (!Context.isOnEventLoopThread()) {
                try {
                    renew();
                } catch (NoToken e) {
                    throw new KubernetesClientException(e.text(), e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new KubernetesClientException("called off", e);
                }
            }
            request.setHeader("Authorization", "Bearer " + last);
        }

        /** Once more with a new token, when this one is not believed. */
        @Override
        public CompletableFuture<Boolean> afterFailure(
                BasicBuilder request, HttpResponse<?> response, RequestTags tags) {
            if (response.code() != HttpURLConnection.HTTP_UNAUTHORIZED) {
                return CompletableFuture.completedFuture(false);
            }
            tokens.discard(account, last);
            CompletableFuture<Boolean> again = new CompletableFuture<>();
            Thread.ofVirtual().name("token " + account).start(() -> {
                try {
                    renew();
                    request.setHeader("Authorization", "Bearer " + last);
                    again.complete(true);
                } catch (NoToken e) {
                    again.complete(false);
                } catch (InterruptedException | RuntimeException e) {
                    again.completeExceptionally(e);
                }
            });
            return again;
        }
    }
}
