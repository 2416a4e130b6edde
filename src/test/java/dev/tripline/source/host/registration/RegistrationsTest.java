package dev.tripline.source.host.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.client.http.HttpCaller;
import dev.tripline.event.Origin;
import dev.tripline.manifest.Position;
import dev.tripline.source.Answer;
import dev.tripline.source.HookRequest;
import dev.tripline.source.WebhookContext;
import dev.tripline.source.host.listen.Backoff;
import dev.tripline.source.host.plan.SourceBinding;
import dev.tripline.source.host.registration.RegistrationStatus.State;
import dev.tripline.source.registration.ProviderCalls;
import dev.tripline.source.registration.RegisteredConfig;
import dev.tripline.source.registration.RegisteredHook;
import dev.tripline.source.registration.Registration;
import dev.tripline.source.registration.RegistrationFailure;
import dev.tripline.source.registration.RegistrationFailure.Reach;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistrationsTest {
    private static final RegistrationPace QUICK = new RegistrationPace(
            Duration.ofMillis(20),
            Duration.ofMinutes(1),
            Duration.ofMillis(1),
            new Backoff.Pace(Duration.ofMillis(10), Duration.ofMillis(20)),
            Duration.ofSeconds(1),
            Duration.ofMillis(500));

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Registrations registrations = new Registrations(
            new ProviderCalls(new HttpCaller(vertx), Clock.systemUTC(), Duration.ofSeconds(1)),
            registry,
            QUICK,
            new Random(7));
    /** By the name in the config. */
    private final Map<String, FakeRegistration> known = new ConcurrentHashMap<>();

    record Config(WebhookContext webhook, String name) implements RegisteredConfig {
        @Override
        public boolean deleteHookOnFinish() {
            return false;
        }
    }

    private final RegisteredHook<Config> kind = new RegisteredHook<>() {
        @Override
        public Class<Config> config() {
            return Config.class;
        }

        @Override
        public Optional<Registration> registration(Config config, ProviderCalls calls) {
            return Optional.ofNullable(known.get(config.name()));
        }

        @Override
        public Answer receive(Config config, HookRequest request) {
            return new Answer.Refused(404, "");
        }
    };

    @AfterEach
    void close() {
        registrations.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private SourceBinding binding(String event, String name) {
        WebhookContext context = new WebhookContext(
                "/in",
                "1",
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                0,
                Optional.empty());
        return new SourceBinding(
                new Origin("es", event),
                kind,
                new Config(context, name),
                Optional.empty(),
                new Position("a.yaml", 1, 1),
                "spec",
                "");
    }

    private FakeRegistration known(String name, boolean deletes, String... places) {
        FakeRegistration registration = new FakeRegistration("https://u", deletes, places);
        known.put(name, registration);
        return registration;
    }

    private Optional<State> state(String event) {
        return registrations.status(new Origin("es", event)).map(RegistrationStatus::state);
    }

    @Test
    void registers_what_is_served_and_tells_how_it_stands() {
        FakeRegistration one = known("one", false, "a");
        registrations.apply(List.of(binding("ev", "one"), binding("none", "unmanaged")));
        await().until(() -> one.hooks.contains("a"));
        await().until(() -> state("ev").equals(Optional.of(State.REGISTERED)));
        assertThat(state("none")).isEmpty();
        registrations.apply(List.of());
        assertThat(state("ev")).isEmpty();
        assertThat(registry.find("tripline.hooks.failing").gauge()).isNull();
        registrations.close();
        assertThat(one.hooks).as("kept unless they are to go").containsExactly("a");
    }

    @Test
    void what_is_the_same_is_left_alone() {
        FakeRegistration one = known("one", true, "a");
        registrations.apply(List.of(binding("ev", "one")));
        await().until(() -> one.hooks.contains("a"));
        FakeRegistration never = known("one", true, "b");
        FakeRegistration other = known("other", false, "c");
        registrations.apply(List.of(binding("ev", "one"), binding("other", "other")));
        await().until(() -> other.hooks.contains("c"));
        Callable<Boolean> undisturbed = () -> one.hooks.equals(Set.of("a")) && never.asked.isEmpty();
        await().during(Duration.ofMillis(200)).until(undisturbed);
    }

    @Test
    void failures_are_tried_again_until_it_works() {
        FakeRegistration one = known("one", false, "a");
        one.failures.put("a", RegistrationFailure.of(Reach.ALL, "HTTP 401", "no"));
        registrations.apply(List.of(binding("ev", "one")));
        await().until(() -> state("ev").equals(Optional.of(State.FAILING)));
        await().until(() -> one.asked.size() > 3);
        one.failures.clear();
        await().until(() -> state("ev").equals(Optional.of(State.REGISTERED)));
    }

    @Test
    void hooks_go_with_their_event_if_that_is_wanted() {
        FakeRegistration one = known("one", true, "a", "b");
        registrations.apply(List.of(binding("ev", "one")));
        await().until(() -> one.hooks.size() == 2);
        registrations.apply(List.of());
        await().until(one.hooks::isEmpty);
    }

    @Test
    void at_the_end_it_is_waited_for() {
        FakeRegistration one = known("one", true, "a", "b");
        registrations.apply(List.of(binding("ev", "one")));
        await().until(() -> one.hooks.size() == 2);
        registrations.close();
        assertThat(one.hooks).isEmpty();
    }

    @Test
    void a_changed_event_keeps_the_hooks_that_it_still_wants() {
        FakeRegistration one = known("one", true, "a", "b");
        registrations.apply(List.of(binding("ev", "one")));
        await().until(() -> one.hooks.size() == 2);
        FakeRegistration two = known("two", true, "b", "c");
        registrations.apply(List.of(binding("ev", "two")));
        await().until(() -> two.hooks.size() == 2);
        assertThat(one.hooks).containsExactly("b");
    }

    @Test
    void a_hanging_provider_delays_neither_changes_nor_the_end() throws Exception {
        FakeRegistration one = known("one", true, "a");
        one.hangs = true;
        registrations.apply(List.of(binding("ev", "one")));
        await().until(() -> one.asked.size() == 1);
        long start = System.nanoTime();
        registrations.apply(List.of());
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(400));
        assertThat(one.interrupted.await(5, TimeUnit.SECONDS)).isTrue();
        registrations.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
}
