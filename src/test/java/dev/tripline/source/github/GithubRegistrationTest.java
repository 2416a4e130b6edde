package dev.tripline.source.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.registration.FakeProvider;
import dev.tripline.source.registration.FakeProvider.Answer;
import dev.tripline.source.registration.Registration;
import dev.tripline.source.registration.Registration.Step;
import dev.tripline.source.registration.RegistrationContract;
import dev.tripline.source.registration.RegistrationFailure;
import dev.tripline.source.registration.RegistrationFailure.Reach;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GithubRegistrationTest extends RegistrationContract {
    private static final KeyPair KEYS = keys();
    private String installationToken = "";

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected FrontDoor.Kinds kinds() {
        return secrets -> List.of(new GithubSource(secrets));
    }

    @Override
    protected FakeProvider.Dialect dialect() {
        return new FakeProvider.Dialect() {
            @Override
            public boolean knows(Map<String, String> headers) {
                String claimed = headers.getOrDefault("authorization", "");
                return claimed.equals("Bearer " + TOKEN)
                        || (!installationToken.isEmpty() && claimed.equals("Bearer " + installationToken))
                        || claimed.matches("Bearer [^.]+\\.[^.]+\\.[^.]+");
            }

            @Override
            public ObjectNode shown(ObjectNode kept) {
                ObjectNode shown = kept.deepCopy();
                if (shown.path("config").has("secret")) {
                    ((ObjectNode) shown.path("config")).put("secret", "********");
                }
                return shown.put("type", "Repository").put("updated_at", String.valueOf(System.nanoTime()));
            }

            @Override
            public Optional<Answer> other(FakeProvider.Seen seen) {
                return seen.path().equals("/api/v3/app/installations/77/access_tokens")
                        ? Optional.of(token(seen))
                        : Optional.empty();
            }
        };
    }

    private Answer token(FakeProvider.Seen seen) {
        installationToken = "ghs_" + provider.seen.size();
        assertThat(seen.method()).isEqualTo("POST");
        return new Answer(
                201,
                Map.of(),
                "{\"token\":\"" + installationToken + "\",\"expires_at\":\""
                        + clock.instant().plus(Duration.ofHours(1)) + "\"}");
    }

    @Override
    protected String spec(String more) {
        return spec(more, "\"apiToken\": {\"name\": \"p\", \"key\": \"token\"}");
    }

    private String spec(String more, String login) {
        return """
                {"github": {"ev": {"repositories": [{"owner": "acme", "names": ["app"]}], "events": ["push", "issues"],
                 "githubBaseURL": "%1$s/", "githubUploadURL": "%1$s", %2$s,
                 "webhookSecret": {"name": "p", "key": "secret"},
                 "webhook": {"port": "1", "endpoint": "in", "url": "https://hooks.example.com/"}%3$s}}}""".formatted(provider.url(), login, more);
    }

    @Override
    protected String path() {
        return "/api/v3/repos/acme/app/hooks";
    }

    @Override
    protected ObjectNode foreign(String url) {
        ObjectNode hook = FakeProvider.JSON.createObjectNode().put("active", true);
        hook.putArray("events").add("push");
        hook.putObject("config").put("url", url).put("content_type", "json").put("insecure_ssl", "0");
        return hook;
    }

    @Override
    protected void meddle(ObjectNode kept) {
        kept.put("active", false);
    }

    @Override
    protected boolean asWanted(ObjectNode kept) {
        JsonNode config = kept.path("config");
        return kept.path("active").asBoolean()
                && kept.path("events").toString().equals("[\"push\",\"issues\"]")
                && config.path("url").asText().equals(HOOK_URL)
                && config.path("content_type").asText().equals("json")
                && config.path("insecure_ssl").asText().equals("0");
    }

    @Override
    protected String secretOf(ObjectNode kept) {
        return kept.path("config").path("secret").asText();
    }

    @Test
    void the_order_of_events_does_not_matter_but_their_set_does() throws Exception {
        Registration registration = registration();
        registration.ensure(place());
        kept().getFirst().putArray("events").add("issues").add("push").add("push");
        assertThat(registration.ensure(place())).isIn(Step.UNCHANGED, Step.UPDATED);
        kept().getFirst().putArray("events").add("issues");
        assertThat(registration.ensure(place())).isEqualTo(Step.UPDATED);
        assertThat(asWanted(kept().getFirst())).isTrue();
    }

    @Test
    void the_manifest_may_want_other_things() throws Exception {
        registration(", \"active\": false, \"insecure\": true, \"contentType\": \"form\"")
                .ensure(place());
        ObjectNode hook = kept().getFirst();
        assertThat(hook.path("active").asBoolean()).isFalse();
        assertThat(hook.path("config").path("insecure_ssl").asText()).isEqualTo("1");
        assertThat(hook.path("config").path("content_type").asText()).isEqualTo("form");
        registration("").ensure(place());
        assertThat(asWanted(kept().getFirst())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'', https://api.github.com",
        "https://git.example.com, https://git.example.com/api/v3",
        "https://git.example.com/, https://git.example.com/api/v3",
        "https://git.example.com/api/v3/, https://git.example.com/api/v3",
        "https://api.git.example.com, https://api.git.example.com",
        "https://git.api.example.com:8443/x, https://git.api.example.com:8443/x",
    })
    void finds_the_api(String base, String api) {
        assertThat(GithubHooks.api(base)).isEqualTo(api);
    }

    @Test
    void organizations_and_the_old_way_to_name_a_repository() throws Exception {
        String organizations = spec("").replace(
                        "\"repositories\": [{\"owner\": \"acme\", \"names\": [\"app\"]}]",
                        "\"organizations\": [\"a\", \"b c\"]");
        assertThat(registrationOf(organizations).places())
                .containsExactly(provider.url() + "/api/v3/orgs/a/hooks", provider.url() + "/api/v3/orgs/b%20c/hooks");
        assertThat(registration(", \"owner\": \"acme\", \"repository\": \"../x\"")
                        .places())
                .containsExactly(place(), provider.url() + "/api/v3/repos/acme/..%2Fx/hooks");
    }

    @Test
    void a_rate_limit_without_retry_after_names_its_end() {
        long reset = clock.instant().plusSeconds(40).getEpochSecond();
        provider.answer(new Answer(
                403,
                Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset", String.valueOf(reset)),
                "{\"message\":\"API rate limit exceeded\"}"));
        RegistrationFailure limited = failure(registration());
        assertThat(limited.reach()).isEqualTo(Reach.ALL);
        assertThat(limited.pause()).contains(Duration.ofSeconds(40));
        provider.answer(new Answer(403, Map.of("X-RateLimit-Remaining", "9"), "{}"));
        assertThat(failure(registration()).reach()).isEqualTo(Reach.PLACE);
    }

    private static String app() {
        return "\"githubApp\": {\"privateKey\": {\"name\": \"p\", \"key\": \"app\"}, \"appID\": 5, \"installationID\": 77}";
    }

    private static String pem(String type, byte[] der) {
        return "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + type + "-----\n";
    }

    /** What PKCS#8 has before the older form: GitHub hands out the latter. */
    private static byte[] pkcs1() {
        byte[] pkcs8 = KEYS.getPrivate().getEncoded();
        return Arrays.copyOfRange(pkcs8, 26, pkcs8.length);
    }

    @Test
    void logs_in_as_an_app_and_keeps_the_token_until_shortly_before_its_end() throws Exception {
        door.secretValues.put("p/app", pem("RSA PRIVATE KEY", pkcs1()));
        Registration registration = registrationOf(spec("", app()));
        assertThat(registration.ensure(place())).isEqualTo(Step.CREATED);
        FakeProvider.Seen asked = provider.seen.getFirst();
        String jwt = asked.headers().getOrDefault("authorization", "").replace("Bearer ", "");
        String[] parts = jwt.split("\\.");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KEYS.getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        assertThat(new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8))
                .isEqualTo("{\"alg\":\"RS256\",\"typ\":\"JWT\"}");
        JsonNode claims = FakeProvider.JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
        long now = clock.instant().getEpochSecond();
        assertThat(claims.path("iat").asLong()).isEqualTo(now - 60);
        assertThat(claims.path("exp").asLong()).isBetween(now + 60, now + 600);
        assertThat(claims.path("iss").asText()).isEqualTo("5");

        clock.advance(Duration.ofMinutes(54));
        registration.ensure(place());
        assertThat(tokenRequests()).isEqualTo(1);
        clock.advance(Duration.ofMinutes(2));
        registration.ensure(place());
        assertThat(tokenRequests()).isEqualTo(2);
    }

    private long tokenRequests() {
        return provider.requests().stream()
                .filter(request -> request.endsWith("/access_tokens"))
                .count();
    }

    @Test
    void an_installation_token_that_is_refused_is_asked_for_again() throws Exception {
        door.secretValues.put("p/app", pem("PRIVATE KEY", KEYS.getPrivate().getEncoded()));
        Registration registration = registrationOf(spec("", app()));
        registration.ensure(place());
        provider.answer(new Answer(401, Map.of(), "{\"message\":\"no " + installationToken + "\"}"));
        assertThat(failure(registration).getMessage()).doesNotContain(installationToken);
        registration.ensure(place());
        assertThat(tokenRequests()).isEqualTo(2);
    }

    @Test
    void the_token_goes_before_the_app() throws Exception {
        registration(", " + app()).ensure(place());
        assertThat(tokenRequests()).isZero();
    }

    @Test
    void a_key_that_is_none_is_said_without_showing_it() {
        for (String key : List.of("top-secret-nonsense!", pem("RSA PRIVATE KEY", new byte[] {1, 2, 3}))) {
            door.secretValues.put("p/app", key);
            RegistrationFailure failure = failure(registrationOf(spec("", app())));
            assertThat(failure).hasMessageStartingWith("githubApp.privateKey is not an RSA private key");
            assertThat(failure.getCause()).isNull();
        }
        door.secretValues.put("p/app", pem("RSA PRIVATE KEY", pkcs1()));
        assertThat(failure(registrationOf(spec("", app().replace("\"appID\": 5", "\"appID\": 0")))))
                .hasMessage("githubApp needs an appID and an installationID");
        provider.answer(Answer.of(404));
        assertThat(failure(registrationOf(spec("", app()))).reach()).isEqualTo(Reach.ALL);
    }
}
