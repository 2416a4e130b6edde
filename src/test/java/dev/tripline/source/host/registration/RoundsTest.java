package dev.tripline.source.host.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.event.Origin;
import dev.tripline.source.host.registration.RegistrationStatus.State;
import dev.tripline.source.registration.RegistrationFailure;
import dev.tripline.source.registration.RegistrationFailure.Reach;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private static final Origin ORIGIN = new Origin("es", "ev");
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RegistrationMeters meters = new RegistrationMeters(registry, ORIGIN);

    private Rounds rounds(FakeRegistration registration) {
        return new Rounds(registration, ORIGIN, RegistrationPace.DEFAULT, new Random(7), meters);
    }

    private static RegistrationFailure failure(Reach reach, String message) {
        return RegistrationFailure.of(reach, "sort", message);
    }

    private double count(String result) {
        return registry.get("tripline.hook.registrations")
                .tag("result", result)
                .counter()
                .count();
    }

    private double failing() {
        return registry.get("tripline.hooks.failing").gauge().value();
    }

    @Test
    void the_first_look_comes_within_two_seconds_and_not_always_at_once() {
        Rounds rounds = rounds(new FakeRegistration("u", false, "a"));
        List<Duration> firsts =
                IntStream.range(0, 100).mapToObj(i -> rounds.first()).toList();
        assertThat(firsts).allMatch(first -> !first.isNegative() && first.compareTo(Duration.ofSeconds(2)) < 0);
        assertThat(Set.copyOf(firsts)).hasSizeGreaterThan(50);
        assertThat(rounds.status()).isEqualTo(new RegistrationStatus(State.STARTING, 0, ""));
    }

    @Test
    void then_every_minute_and_rarer_for_many_places() throws Exception {
        Rounds one = rounds(new FakeRegistration("u", false, "a"));
        assertThat(one.round()).isEqualTo(Duration.ofSeconds(60));
        assertThat(one.status()).isEqualTo(new RegistrationStatus(State.REGISTERED, 1, ""));
        assertThat(count("created")).isEqualTo(1);
        String[] hundred = IntStream.range(0, 100).mapToObj(i -> "p" + i).toArray(String[]::new);
        assertThat(rounds(new FakeRegistration("u", false, hundred)).round()).isEqualTo(Duration.ofSeconds(200));
    }

    @Test
    void one_place_that_fails_does_not_keep_the_others() throws Exception {
        FakeRegistration registration = new FakeRegistration("u", false, "a", "b", "c");
        registration.failures.put("a", failure(Reach.PLACE, "a is not there"));
        Rounds rounds = rounds(registration);
        assertThat(rounds.round()).isBetween(Duration.ofMillis(2500), Duration.ofSeconds(5));
        assertThat(registration.hooks).containsExactlyInAnyOrder("b", "c");
        assertThat(rounds.status()).isEqualTo(new RegistrationStatus(State.FAILING, 2, "a is not there"));
        assertThat(failing()).isEqualTo(1);
        registration.failures.clear();
        assertThat(rounds.round()).isEqualTo(Duration.ofSeconds(60));
        assertThat(rounds.status()).isEqualTo(new RegistrationStatus(State.REGISTERED, 3, ""));
        assertThat(failing()).isZero();
        assertThat(count("failed")).isEqualTo(1);
    }

    @Test
    void failures_are_tried_again_ever_more_slowly() throws Exception {
        FakeRegistration registration = new FakeRegistration("u", false, "a");
        registration.failures.put("a", failure(Reach.PLACE, "no"));
        Rounds rounds = rounds(registration);
        Duration last = Duration.ZERO;
        for (int i = 0; i < 12; i++) {
            last = rounds.round();
            Duration most = Duration.ofSeconds(5L << Math.min(i, 6));
            assertThat(last).isLessThanOrEqualTo(most).isLessThanOrEqualTo(Duration.ofMinutes(5));
        }
        assertThat(last).isBetween(Duration.ofSeconds(150), Duration.ofMinutes(5));
        registration.failures.clear();
        rounds.round();
        registration.failures.put("a", failure(Reach.PLACE, "no"));
        assertThat(rounds.round()).isLessThanOrEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void what_concerns_all_ends_the_round_and_the_provider_says_when_to_come_again() throws Exception {
        FakeRegistration registration = new FakeRegistration("u", false, "a", "b");
        registration.failures.put("a", failure(Reach.ALL, "limited").after(Optional.of(Duration.ofSeconds(100))));
        Rounds rounds = rounds(registration);
        assertThat(rounds.round()).isBetween(Duration.ofSeconds(100), Duration.ofSeconds(110));
        assertThat(registration.takeAsked()).containsExactly("a");
        registration.failures.put("a", failure(Reach.ALL, "limited").after(Optional.of(Duration.ofDays(3))));
        assertThat(rounds.round()).isBetween(Duration.ofHours(1), Duration.ofMinutes(66));
        registration.failures.put("a", failure(Reach.ALL, "limited").after(Optional.of(Duration.ZERO)));
        assertThat(rounds.round()).isGreaterThan(Duration.ofSeconds(1));
    }

    @Test
    void a_sick_provider_is_given_up_after_three_and_the_next_round_goes_on_behind() throws Exception {
        FakeRegistration registration = new FakeRegistration("u", false, "a", "b", "c", "d", "e");
        for (String place : List.of("a", "b", "c")) {
            registration.failures.put(place, failure(Reach.PERHAPS_ALL, place + " is sick"));
        }
        Rounds rounds = rounds(registration);
        rounds.round();
        assertThat(registration.takeAsked()).containsExactly("a", "b", "c");
        rounds.round();
        assertThat(registration.takeAsked()).containsExactly("d", "e", "a", "b", "c");
        assertThat(rounds.status().registered()).isEqualTo(2);
        assertThat(failing()).isEqualTo(3);
    }

    @Test
    void a_long_round_is_cut_and_the_next_one_goes_on_behind() throws Exception {
        RegistrationPace usual = RegistrationPace.DEFAULT;
        RegistrationPace pace = new RegistrationPace(
                usual.first(),
                Duration.ofNanos(1),
                usual.perPlace(),
                usual.backoff(),
                usual.longest(),
                usual.removal());
        FakeRegistration registration = new FakeRegistration("u", false, "a", "b", "c");
        Rounds rounds = new Rounds(registration, ORIGIN, pace, new Random(7), meters);
        for (int i = 0; i < 4; i++) {
            rounds.round();
        }
        assertThat(registration.takeAsked()).containsExactly("a", "b", "c", "a");
    }

    @Test
    void a_mistake_of_ours_is_a_failure_without_its_message() throws Exception {
        FakeRegistration registration = new FakeRegistration("u", false, "a");
        registration.broken = true;
        Rounds rounds = rounds(registration);
        assertThat(rounds.round()).isLessThanOrEqualTo(Duration.ofSeconds(5));
        assertThat(rounds.status())
                .isEqualTo(new RegistrationStatus(State.FAILING, 0, "unexpected IllegalStateException"));
        registration.broken = false;
        rounds.round();
        assertThat(rounds.status().state()).isEqualTo(State.REGISTERED);
    }

    @Test
    void many_failures_are_told_shortly() throws Exception {
        FakeRegistration registration = new FakeRegistration("u", false, "a", "b", "c", "d", "e");
        registration.places.forEach(place -> registration.failures.put(place, failure(Reach.PLACE, place)));
        Rounds rounds = rounds(registration);
        rounds.round();
        assertThat(rounds.status().detail()).isEqualTo("a; b; c; and 2 more");
    }

    @Test
    void is_logged_once_for_each_change() throws Exception {
        List<String> lines = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getLevel() + " " + line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(Rounds.class.getName());
        logger.addHandler(handler);
        try {
            FakeRegistration registration = new FakeRegistration("u", false, "a");
            Rounds rounds = rounds(registration);
            for (int i = 0; i < 3; i++) {
                registration.failures.put("a", failure(Reach.PLACE, "request number " + i));
                rounds.round();
            }
            registration.failures.clear();
            rounds.round();
            rounds.round();
        } finally {
            logger.removeHandler(handler);
        }
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst()).startsWith("WARN");
    }

    @Test
    void removes_where_it_was_except_what_is_kept() throws Exception {
        FakeRegistration registration = new FakeRegistration("u", true, "a", "b", "c");
        Rounds rounds = rounds(registration);
        rounds.round();
        registration.failures.put("b", failure(Reach.PLACE, "no"));
        rounds.remove(Set.of("c"));
        assertThat(registration.hooks).containsExactlyInAnyOrder("b", "c");
        assertThat(count("removed")).isEqualTo(1);
    }
}
