package dev.tripline.source.host.registration;

import dev.tripline.event.Origin;
import dev.tripline.source.host.plan.SourceBinding;
import dev.tripline.source.registration.ProviderCalls;
import dev.tripline.source.registration.RegisteredConfig;
import dev.tripline.source.registration.RegisteredHook;
import dev.tripline.source.registration.Registration;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.Closeable;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** The hooks of all events that are served, as far as their kinds register them. Changes are made one at a time; the status can be asked any time. */
public final class Registrations implements Closeable {
    private final ProviderCalls calls;
    private final MeterRegistry registry;
    private final RegistrationPace pace;
    private final RandomGenerator random;
    private final Map<Origin, Running> running = new ConcurrentHashMap<>();
    private final Map<Origin, Thread> ending = new HashMap<>();

    private record Running(SourceBinding binding, Registering registering) {}

    public Registrations(ProviderCalls calls, MeterRegistry registry, RegistrationPace pace, RandomGenerator random) {
        this.calls = calls;
        this.registry = registry;
        this.pace = pace;
        this.random = random;
    }

    /** Begins with what is new, leaves alone what is the same, ends what is no longer served. Does not wait for any provider. */
    public synchronized void apply(Collection<SourceBinding> served) {
        ending.values().removeIf(thread -> !thread.isAlive());
        Map<Origin, SourceBinding> wanted = new LinkedHashMap<>();
        served.forEach(binding -> wanted.put(binding.origin(), binding));
        Map<Origin, Registration> next = new LinkedHashMap<>();
        wanted.forEach((origin, binding) -> {
            if (!unchanged(binding)) {
                registration(binding).ifPresent(registration -> next.put(origin, registration));
            }
        });
        for (Running old : Map.copyOf(running).values()) {
            Origin origin = old.binding().origin();
            if (Optional.ofNullable(wanted.get(origin)).filter(this::unchanged).isEmpty()) {
                running.remove(origin);
                old.registering().stop();
                ending.put(origin, old.registering().finish(Optional.ofNullable(next.get(origin))));
            }
        }
        next.forEach((origin, registration) -> Optional.ofNullable(wanted.get(origin))
                .ifPresent(binding -> running.put(origin, new Running(binding, begin(origin, registration)))));
    }

    private boolean unchanged(SourceBinding binding) {
        return Optional.ofNullable(running.get(binding.origin()))
                .filter(old -> old.binding().sameAs(binding))
                .isPresent();
    }

    private Registering begin(Origin origin, Registration registration) {
        return new Registering(registration, origin, pace, random, registry, Optional.ofNullable(ending.get(origin)));
    }

    private Optional<Registration> registration(SourceBinding binding) {
        return binding.kind() instanceof RegisteredHook<?> hook ? registration(hook, binding) : Optional.empty();
    }

    private <C extends Record & RegisteredConfig> Optional<Registration> registration(
            RegisteredHook<C> hook, SourceBinding binding) {
        return hook.registration(hook.config().cast(binding.config()), calls);
    }

    /** Empty for an event whose hook is not registered by us. */
    public Optional<RegistrationStatus> status(Origin origin) {
        return Optional.ofNullable(running.get(origin))
                .map(one -> one.registering().status());
    }

    /** Ends all, and returns when the hooks that are to go are deleted, or their time is over. */
    @Override
    public synchronized void close() {
        apply(List.of());
        long deadline = System.nanoTime() + pace.removal().plusSeconds(1).toNanos();
        try {
            for (Thread thread : ending.values()) {
                boolean ended = thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
                if (!ended) {
                    thread.interrupt();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
