package dev.tripline.source.github;

import dev.tripline.client.http.HttpCall;
import dev.tripline.source.registration.ProviderCalls;
import dev.tripline.source.registration.RegistrationFailure;
import dev.tripline.source.registration.SecretValues;
import java.util.List;
import java.util.Optional;

/** Who GitHub is told that we are: the owner of a token, or else an installation of a GitHub App. */
final class GithubLogin {
    private final GithubConfig config;
    private final SecretValues secrets;
    private final Optional<InstallationToken> installation;

    GithubLogin(GithubConfig config, SecretValues secrets, ProviderCalls calls, String api) {
        this.config = config;
        this.secrets = secrets;
        this.installation = config.githubApp()
                .filter(app -> config.apiToken().isEmpty())
                .map(app -> new InstallationToken(app, secrets, calls, api));
    }

    List<HttpCall.Header> headers() throws RegistrationFailure, InterruptedException {
        return bearer(
                installation.isPresent()
                        ? installation.get().value()
                        : secrets.read(config.apiToken().orElseThrow()));
    }

    void forget() {
        installation.ifPresent(InstallationToken::forget);
    }

    static List<HttpCall.Header> bearer(String token) {
        return List.of(
                new HttpCall.Header("Authorization", "Bearer " + token, true),
                new HttpCall.Header("X-GitHub-Api-Version", "2022-11-28", false));
    }
}
