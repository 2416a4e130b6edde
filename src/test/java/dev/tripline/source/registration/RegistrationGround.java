package dev.tripline.source.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.client.http.HttpCaller;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.calendar.MutableClock;
import dev.tripline.source.host.plan.SourceBinding;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A kind that registers its hooks, its provider and the front door, for each test anew: what {@link RegistrationContract} stands on. */
abstract class RegistrationGround {
    public static final String HOOK_URL = "https://hooks.example.com/in";
    protected static final String TOKEN = "t0ken-of-the-api";
    protected static final String SECRET = "s3cret-of-the-hook";

    protected final MutableClock clock = new MutableClock("2026-01-01T00:00:00Z");
    protected final Vertx vertx = Vertx.vertx();
    protected final HttpCaller http = new HttpCaller(vertx);
    protected FakeProvider provider;
    protected FrontDoor door;
    /** How long a call may take. */
    protected Duration patience = Duration.ofSeconds(2);

    protected abstract FrontDoor.Kinds kinds();

    protected abstract FakeProvider.Dialect dialect();

    /** The spec of an event source with one event that is registered at one place, with a secret. */
    protected abstract String spec(String more);

    /** The path of that place's hooks. */
    protected abstract String path();

    /** A hook that is not ours, and calls this address. */
    protected abstract ObjectNode foreign(String url);

    /** Changes the kept hook, as somebody could who looks after it by hand. */
    protected abstract void meddle(ObjectNode kept);

    /** Whether that is undone. */
    protected abstract boolean asWanted(ObjectNode kept);

    /** The hook's secret as the provider keeps it; empty when {@link #cannotSign} says why. */
    protected abstract String secretOf(ObjectNode kept);

    /** Why a hook has no secret; empty when it has one. */
    protected Optional<String> cannotSign() {
        return Optional.empty();
    }

    /** Whether it is us who name the hook, so that there cannot be two. */
    protected boolean namesHooks() {
        return false;
    }

    /** The first page with these hooks. */
    protected String page(String hooks) {
        return "[" + hooks + "]";
    }

    final String secret() {
        return cannotSign().isPresent() ? "" : SECRET;
    }

    @BeforeEach
    void open() {
        provider = new FakeProvider(dialect());
        provider.collection(path());
        door = new FrontDoor(kinds());
        door.secretValues.put("p/token", TOKEN);
        door.secretValues.put("p/secret", SECRET);
    }

    @AfterEach
    void close() {
        provider.close();
        door.close();
        http.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    protected Registration registration() {
        return registration("");
    }

    /** As it is after a restart: it remembers nothing. */
    protected Registration registration(String more) {
        return registrationOf(spec(more));
    }

    protected Registration registrationOf(String spec) {
        SourceBinding binding = door.plan("es", spec).getFirst();
        return registration((RegisteredHook<?>) binding.kind(), binding);
    }

    private <C extends Record & RegisteredConfig> Registration registration(
            RegisteredHook<C> hook, SourceBinding binding) {
        ProviderCalls calls = new ProviderCalls(http, clock, patience);
        return hook.registration(hook.config().cast(binding.config()), calls).orElseThrow();
    }

    protected String place() {
        return provider.url() + path();
    }

    protected List<ObjectNode> kept() {
        return provider.collection(path());
    }

    final List<String> writes() {
        return provider.seen.stream()
                .map(FakeProvider.Seen::method)
                .filter(method -> !method.equals("GET"))
                .toList();
    }

    protected RegistrationFailure failure(Registration registration) {
        RegistrationFailure failure =
                catchThrowableOfType(RegistrationFailure.class, () -> registration.ensure(place()));
        assertThat(failure).isNotNull();
        assertThat(failure.getMessage()).doesNotContain(TOKEN, SECRET);
        return failure;
    }
}
