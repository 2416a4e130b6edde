package dev.tripline.source.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.source.registration.ProviderCalls;
import dev.tripline.source.registration.ProviderCalls.Reply;
import dev.tripline.source.registration.ProviderCalls.Request;
import dev.tripline.source.registration.RegistrationFailure;
import dev.tripline.source.registration.RegistrationFailure.Reach;
import dev.tripline.source.registration.SecretValues;
import dev.tripline.source.registration.rest.Places;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The token of a GitHub App's installation: asked for with a signed assertion, and used until shortly before its end. */
final class InstallationToken {
    private static final Duration BEFORE_ITS_END = Duration.ofMinutes(5);

    private final GithubConfig.App app;
    private final SecretValues secrets;
    private final ProviderCalls calls;
    private final String api;
    private Optional<Token> current = Optional.empty();

    private record Token(String value, Instant until) {
        /** Never prints the value. */
        @Override
        public String toString() {
            return "until " + until;
        }
    }

    InstallationToken(GithubConfig.App app, SecretValues secrets, ProviderCalls calls, String api) {
        this.app = app;
        this.secrets = secrets;
        this.calls = calls;
        this.api = api;
    }

    String value() throws RegistrationFailure, InterruptedException {
        Instant now = calls.clock().instant();
        if (current.filter(token -> now.isBefore(token.until())).isEmpty()) {
            current = Optional.of(fetch(now));
        }
        return current.get().value();
    }

    void forget() {
        current = Optional.empty();
    }

    private Token fetch(Instant now) throws RegistrationFailure, InterruptedException {
        if (app.appID() == 0 || app.installationID() == 0) {
            throw RegistrationFailure.of(Reach.ALL, "app", "githubApp needs an appID and an installationID");
        }
        String assertion =
                AppAssertion.of(app.appID(), secrets.read(app.privateKey().orElseThrow()), now);
        String url = Places.of(api, "app", "installations", String.valueOf(app.installationID()), "access_tokens");
        Reply reply = calls.send(new Request("POST", url, GithubLogin.bearer(assertion), Optional.empty(), List.of()));
        if (reply.status() != 201) {
            throw RegistrationFailure.of(
                    Reach.ALL,
                    "HTTP " + reply.status(),
                    String.valueOf(reply.failure().getMessage()));
        }
        JsonNode json = reply.json();
        try {
            Instant end = Instant.parse(json.path("expires_at").asText());
            return new Token(json.required("token").asText(), end.minus(BEFORE_ITS_END));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw RegistrationFailure.of(Reach.ALL, "unreadable", url + ": the answer holds no token");
        }
    }
}
