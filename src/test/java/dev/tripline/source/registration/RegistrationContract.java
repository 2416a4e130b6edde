package dev.tripline.source.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.host.SourceStatus;
import dev.tripline.source.host.registration.RegistrationStatus;
import dev.tripline.source.host.registration.RegistrationStatus.State;
import dev.tripline.source.registration.FakeProvider.Answer;
import dev.tripline.source.registration.Registration.Step;
import dev.tripline.source.registration.RegistrationFailure.Reach;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every kind keeps that registers its hooks. A kind's test inherits it. */
public abstract class RegistrationContract extends RegistrationGround {
    @Test
    void knows_its_place_and_the_address_to_call() throws Exception {
        assertThat(registration().places()).containsExactly(place());
        assertThat(registration().url()).isEqualTo(HOOK_URL);
        assertThat(registration().deletesOnFinish()).isFalse();
        assertThat(registration(", \"deleteHookOnFinish\": true").deletesOnFinish())
                .isTrue();
        assertThat(registration().interval()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void creates_what_is_missing_once() throws Exception {
        Registration registration = registration();
        assertThat(registration.ensure(place())).isEqualTo(Step.CREATED);
        assertThat(kept()).singleElement().satisfies(hook -> {
            assertThat(asWanted(hook)).isTrue();
            assertThat(secretOf(hook)).isEqualTo(secret());
        });
        for (int i = 0; i < 3; i++) {
            assertThat(registration.ensure(place())).isEqualTo(Step.UNCHANGED);
        }
        assertThat(writes()).containsExactly(namesHooks() ? "PUT" : "POST");
    }

    @Test
    void finds_its_hook_again_after_a_restart() throws Exception {
        registration().ensure(place());
        Registration restarted = registration();
        for (int i = 0; i < 4; i++) {
            restarted.ensure(place());
        }
        assertThat(kept()).hasSize(1);
        assertThat(secretOf(kept().getFirst())).isEqualTo(secret());
        // At most one write, since nobody can see whether the secret is the right one.
        assertThat(writes()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void finds_its_hook_on_a_later_page() throws Exception {
        for (int i = 0; i < 45; i++) {
            provider.add(path(), foreign("https://other.example.com/" + i));
        }
        registration().ensure(place());
        assertThat(kept()).hasSize(46);
        registration().ensure(place());
        registration().ensure(place());
        assertThat(kept()).hasSize(46);
    }

    @Test
    void leaves_the_hooks_of_others_alone() throws Exception {
        ObjectNode other = provider.add(path(), foreign(HOOK_URL + "/other"));
        ObjectNode before = other.deepCopy();
        Registration registration = registration();
        registration.ensure(place());
        registration.remove(place());
        assertThat(kept()).containsExactly(before);
    }

    @Test
    void puts_right_what_somebody_changed() throws Exception {
        Registration registration = registration();
        registration.ensure(place());
        meddle(kept().getFirst());
        assertThat(registration.ensure(place())).isEqualTo(Step.UPDATED);
        assertThat(kept())
                .singleElement()
                .satisfies(hook -> assertThat(asWanted(hook)).isTrue());
        assertThat(registration.ensure(place())).isEqualTo(Step.UNCHANGED);
    }

    @Test
    void creates_again_what_somebody_deleted() throws Exception {
        Registration registration = registration();
        registration.ensure(place());
        kept().clear();
        assertThat(registration.ensure(place())).isEqualTo(Step.CREATED);
        assertThat(kept()).hasSize(1);
    }

    @Test
    void a_changed_secret_reaches_the_provider() throws Exception {
        if (cannotSign().isPresent()) {
            assertThat(cannotSign().get()).isNotBlank();
            return;
        }
        Registration registration = registration();
        registration.ensure(place());
        door.secretValues.put("p/secret", "another-one");
        assertThat(registration.ensure(place())).isEqualTo(Step.UPDATED);
        assertThat(kept())
                .singleElement()
                .satisfies(hook -> assertThat(secretOf(hook)).isEqualTo("another-one"));
        assertThat(registration.ensure(place())).isEqualTo(Step.UNCHANGED);
    }

    @Test
    void of_two_replicas_that_create_at_once_one_gives_way() throws Exception {
        Registration one = registration();
        Registration two = registration();
        provider.answer(new Answer(200, Map.of(), page("")));
        one.ensure(place());
        // The second replica sees nothing yet, page after page.
        provider.answer(new Answer(200, Map.of(), page("")));
        two.ensure(place());
        assertThat(kept()).hasSize(namesHooks() ? 1 : 2);
        one.ensure(place());
        two.ensure(place());
        one.ensure(place());
        assertThat(kept()).hasSize(1);
    }

    @Test
    void deletes_its_hook_and_is_content_when_it_is_gone() throws Exception {
        Registration registration = registration();
        registration.ensure(place());
        registration.remove(place());
        assertThat(kept()).isEmpty();
        registration.remove(place());

        registration.ensure(place());
        kept().clear();
        registration.remove(place());
        assertThat(provider.requests().getLast()).startsWith("DELETE " + path() + "/");
    }

    @Test
    void deletes_what_was_created_without_an_answer() throws Exception {
        registration().ensure(place());
        Registration unknowing = registration();
        unknowing.remove(place());
        assertThat(kept()).isEmpty();
    }

    @Test
    void a_wrong_login_concerns_everything_and_shows_nothing() {
        door.secretValues.put("p/token", "wrong-" + TOKEN);
        RegistrationFailure failure = failure(registration());
        assertThat(failure.reach()).isEqualTo(Reach.ALL);
        assertThat(failure.code()).isEqualTo("HTTP 401");
        assertThat(failure).hasMessageContaining("Bad credentials").hasMessageContaining(path());
    }

    @Test
    void a_missing_secret_concerns_everything_and_asks_nobody() {
        if (cannotSign().isEmpty()) {
            door.secretValues.remove("p/secret");
            assertThat(failure(registration()).reach()).isEqualTo(Reach.ALL);
            door.secretValues.put("p/secret", SECRET);
        }
        door.secretValues.put("p/token", "");
        assertThat(failure(registration())).hasMessage("the secret p/token is missing or empty");
        assertThat(provider.seen).isEmpty();
    }

    @Test
    void a_place_that_is_not_there_concerns_nobody_else() {
        provider.answer(Answer.of(404));
        RegistrationFailure failure = failure(registration());
        assertThat(failure.reach()).isEqualTo(Reach.PLACE);
        assertThat(failure).hasMessageContaining("404").hasMessageContaining("may not manage");
    }

    @Test
    void what_the_provider_refuses_is_told_in_its_words_without_secrets() {
        provider.answer(
                new Answer(200, Map.of(), page("")),
                new Answer(
                        422,
                        Map.of(),
                        "{\"message\":\"Validation Failed\",\"errors\":[{\"message\":\"bad secret " + secret()
                                + ", login " + TOKEN + "\"}]}"));
        RegistrationFailure failure = failure(registration());
        assertThat(failure.reach()).isEqualTo(Reach.PLACE);
        assertThat(failure.code()).isEqualTo("HTTP 422");
        assertThat(failure)
                .hasMessageContaining("Validation Failed; bad secret %s, login ***", secret().isEmpty() ? "" : "***");
    }

    @Test
    void a_used_up_rate_limit_says_when_to_come_again() {
        provider.answer(new Answer(429, Map.of("Retry-After", "17"), ""));
        RegistrationFailure failure = failure(registration());
        assertThat(failure.reach()).isEqualTo(Reach.ALL);
        assertThat(failure.pause()).contains(Duration.ofSeconds(17));
    }

    @Test
    void a_sick_provider_may_concern_all() {
        provider.answer(Answer.of(500), new Answer(503, Map.of("Retry-After", "3"), "<html>"));
        Registration registration = registration();
        assertThat(failure(registration).reach()).isEqualTo(Reach.PERHAPS_ALL);
        assertThat(failure(registration).pause()).contains(Duration.ofSeconds(3));
    }

    @Test
    void a_provider_that_does_not_answer_is_not_waited_for() {
        patience = Duration.ofMillis(300);
        provider.hold();
        long start = System.nanoTime();
        RegistrationFailure failure = failure(registration());
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(failure.reach()).isEqualTo(Reach.PERHAPS_ALL);
        provider.release();
    }

    @Test
    void a_provider_that_cannot_be_reached_concerns_all() {
        Registration registration = registration();
        provider.close();
        assertThat(failure(registration).reach()).isEqualTo(Reach.ALL);
    }

    @Test
    void answers_that_are_none_are_failures_not_mistakes() {
        Registration registration = registration();
        provider.answer(
                new Answer(200, Map.of(), "<html>welcome"),
                new Answer(200, Map.of(), "{\"a\":1}"),
                new Answer(200, Map.of(), page("1,null,{\"id\":null},{\"id\":7,\"config\":[]}")),
                new Answer(200, Map.of(), "[" + " ".repeat(70_000) + "]"));
        assertThat(failure(registration)).hasMessageContaining("is not JSON");
        assertThat(failure(registration).code()).isEqualTo("HTTP 200");
        provider.answer(new Answer(201, Map.of(), "[]"));
        RegistrationFailure third = catchThrowableOfType(RegistrationFailure.class, () -> registration.ensure(place()));
        assertThat(third).isNotNull();
    }

    @Test
    void the_host_does_it_and_tells_how_it_stands() {
        String spec = spec(", \"deleteHookOnFinish\": true")
                .replace("\"port\": \"1\"", "\"port\": \"" + FrontDoor.freePort() + "\"");
        provider.answer(Collections.nCopies(1_000, Answer.of(404)).toArray(new Answer[0]));
        assertThat(door.serve("es", spec).all()).isEmpty();
        await().until(() -> standing().state() == State.FAILING);
        provider.answersAsUsual();
        assertThat(standing().detail()).contains("404").doesNotContain(TOKEN, SECRET);
        assertThat(door.host.status().getFirst().state()).isEqualTo(SourceStatus.State.RUNNING);
        await().until(() -> standing().equals(new RegistrationStatus(State.REGISTERED, 1, "")));
        assertThat(kept()).hasSize(1);
        door.serve();
        await().until(() -> kept().isEmpty());
        await().until(() -> door.meters
                        .get("tripline.hook.registrations")
                        .tag("result", "removed")
                        .counter()
                        .count()
                == 1);
    }

    private RegistrationStatus standing() {
        return door.host.status().getFirst().registration().orElseThrow();
    }
}
