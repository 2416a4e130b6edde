package dev.tripline.source.host.registration;

import dev.tripline.event.Origin;
import dev.tripline.source.host.listen.Backoff;
import dev.tripline.source.host.registration.RegistrationMeters.Result;
import dev.tripline.source.host.registration.RegistrationStatus.State;
import dev.tripline.source.registration.Registration;
import dev.tripline.source.registration.RegistrationFailure;
import dev.tripline.source.registration.RegistrationFailure.Reach;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** The looks after one event's hooks, one round at a time, and what is told of them. Used by one thread; the status can be asked any time. */
final class Rounds {
    private static final Logger LOG = Logger.getLogger(Rounds.class);
    private static final int STRIKES = 3;
    private static final int TOLD = 3;
    private static final String EVERYWHERE = "";

    private final Registration registration;
    private final Origin origin;
    private final RegistrationPace pace;
    private final RandomGenerator random;
    private final Backoff backoff;
    private final RegistrationMeters meters;
    private final Set<String> touched = new LinkedHashSet<>();
    private final Set<String> good = new LinkedHashSet<>();
    private final Map<String, RegistrationFailure> failures = new LinkedHashMap<>();
    private String told = "";
    private int next;
    private volatile RegistrationStatus status = new RegistrationStatus(State.STARTING, 0, "");

    Rounds(
            Registration registration,
            Origin origin,
            RegistrationPace pace,
            RandomGenerator random,
            RegistrationMeters meters) {
        this.registration = registration;
        this.origin = origin;
        this.pace = pace;
        this.random = random;
        this.backoff = new Backoff(pace.backoff(), random);
        this.meters = meters;
    }

    RegistrationStatus status() {
        return status;
    }

    /** Before the first round. */
    Duration first() {
        return Duration.ofNanos((long) (pace.first().toNanos() * random.nextDouble()));
    }

    /**
     * Looks at every place, and does what is to be done.
     *
     * @return how long to wait before the next round
     */
    Duration round() throws InterruptedException {
        List<String> places = places();
        good.retainAll(places);
        failures.keySet().retainAll(places.isEmpty() ? Set.of(EVERYWHERE) : places);
        look(places);
        tell();
        if (failures.isEmpty()) {
            backoff.reset();
            Duration spared = pace.perPlace().multipliedBy(places.size());
            return spared.compareTo(registration.interval()) > 0 ? spared : registration.interval();
        }
        Duration wait = backoff.next();
        Duration asked = failures.values().stream()
                .flatMap(failure -> failure.pause().stream())
                .max(Duration::compareTo)
                .map(this::bounded)
                .orElse(Duration.ZERO);
        return asked.compareTo(wait) > 0 ? asked : wait;
    }

    /** What the provider asks for, within limits, and a little more so that replicas do not come at once. */
    private Duration bounded(Duration asked) {
        Duration within = asked.compareTo(pace.longest()) > 0 ? pace.longest() : asked;
        return within.plus(Duration.ofNanos((long) (within.toNanos() * random.nextDouble() / 10)));
    }

    private List<String> places() throws InterruptedException {
        try {
            List<String> places = registration.places();
            failures.remove(EVERYWHERE);
            return places;
        } catch (RegistrationFailure failure) {
            failed(EVERYWHERE, failure);
        } catch (RuntimeException e) {
            failed(EVERYWHERE, unexpected(e));
        }
        return List.of();
    }

    /** Goes on where the last round gave up, so that one sick place does not hide those behind it for ever. */
    private void look(List<String> places) throws InterruptedException {
        List<String> turn = new ArrayList<>(places);
        Collections.rotate(turn, -(turn.isEmpty() ? 0 : next % turn.size()));
        int strikes = 0;
        long end = System.nanoTime() + pace.round().toNanos();
        for (int i = 0; i < turn.size(); i++) {
            Reach reach = ensure(turn.get(i));
            strikes = reach == Reach.PERHAPS_ALL ? strikes + 1 : 0;
            if (reach == Reach.ALL) {
                return;
            }
            if (strikes == STRIKES || System.nanoTime() - end > 0) {
                next = (next + i + 1) % turn.size();
                return;
            }
        }
        next = 0;
    }

    /** How far a failure reaches; success reaches no further than its place. */
    private Reach ensure(String place) throws InterruptedException {
        touched.add(place);
        try {
            Registration.Step step = registration.ensure(place);
            if (step != Registration.Step.UNCHANGED) {
                boolean created = step == Registration.Step.CREATED;
                meters.count(created ? Result.CREATED : Result.UPDATED);
                LOG.infof("%s the hook of %s at %s", created ? "registered" : "updated", origin, place);
            }
            good.add(place);
            failures.remove(place);
            return Reach.PLACE;
        } catch (RegistrationFailure failure) {
            return failed(place, failure);
        } catch (RuntimeException e) {
            return failed(place, unexpected(e));
        }
    }

    /** What concerns all of them is nobody's in particular. */
    private Reach failed(String place, RegistrationFailure failure) {
        meters.count(Result.FAILED);
        failures.put(failure.reach() == Reach.ALL ? EVERYWHERE : place, failure);
        good.remove(place);
        return failure.reach();
    }

    /** Without its message, which may hold anything. */
    private static RegistrationFailure unexpected(RuntimeException e) {
        String name = e.getClass().getSimpleName();
        LOG.debug("a registration failed unexpectedly", e);
        return RegistrationFailure.of(Reach.PLACE, name, "unexpected " + name);
    }

    /** Once for each change: what a provider says may hold a number that is another one each time. */
    private void tell() {
        String detail = failures.values().stream()
                .limit(TOLD)
                .map(failure -> String.valueOf(failure.getMessage()))
                .collect(Collectors.joining("; "));
        if (failures.size() > TOLD) {
            detail += "; and " + (failures.size() - TOLD) + " more";
        }
        meters.failing(failures.size());
        status = new RegistrationStatus(failures.isEmpty() ? State.REGISTERED : State.FAILING, good.size(), detail);
        String codes = failures.entrySet().stream()
                .map(failure -> failure.getKey() + " " + failure.getValue().code())
                .collect(Collectors.joining("\n"));
        if (!codes.equals(told)) {
            told = codes;
            if (failures.isEmpty()) {
                LOG.infof("the hooks of %s are registered again", origin);
            } else {
                LOG.warnf("hooks of %s are not registered, it will be tried again: %s", origin, detail);
            }
        }
    }

    /** Deletes the hooks in all places but these, as far as it goes. */
    void remove(Set<String> kept) throws InterruptedException {
        List<String> left = new ArrayList<>();
        for (String place : touched) {
            if (!kept.contains(place)) {
                try {
                    registration.remove(place);
                    meters.count(Result.REMOVED);
                    LOG.infof("deleted the hook of %s at %s", origin, place);
                } catch (RegistrationFailure failure) {
                    left.add(String.valueOf(failure.getMessage()));
                } catch (RuntimeException e) {
                    left.add(String.valueOf(unexpected(e).getMessage()));
                }
            }
        }
        if (!left.isEmpty()) {
            LOG.warnf("hooks of %s are left behind: %s", origin, String.join("; ", left));
        }
    }

    Registration registration() {
        return registration;
    }
}
