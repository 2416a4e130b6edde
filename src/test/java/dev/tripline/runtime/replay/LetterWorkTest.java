package dev.tripline.runtime.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.bus.Publication;
import dev.tripline.bus.RunningBus;
import dev.tripline.bus.Subjects;
import dev.tripline.bus.read.StreamReader;
import dev.tripline.event.FiringJson;
import dev.tripline.ledger.dead.LetterFilter;
import dev.tripline.ledger.dead.Letters;
import io.nats.client.api.MessageInfo;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LetterWorkTest {
    private RunningBus running;
    private Letters letters;
    private LetterWork work;

    @BeforeEach
    void start() throws InterruptedException {
        running = new RunningBus().withStreams();
        letters = new Letters(new StreamReader(running.bus));
        work = new LetterWork(letters, running.bus, Clock.systemUTC());
    }

    @AfterEach
    void stop() throws Exception {
        running.close();
    }

    private void bury(String action) {
        running.publish(Publication.of(
                Subjects.dead("s", "t"), "dead:" + action, """
                {"buriedAt":"2026-11-25T10:00:00Z","cause":"HTTP 422","class":"rejected","attempts":3,"firing":{"actionId":"%s",
                "sensor":"s","generation":"g","trigger":"t","at":"2026-11-25T09:00:00Z","events":{"dep":{"specversion":"1.0",
                "id":"e1","source":"src","type":"webhook","subject":"ev","data_base64":"e30="}}}}
                """.formatted(action).getBytes(StandardCharsets.UTF_8)));
    }

    private static LetterWork.Wanted all(int max, boolean dryRun) {
        return new LetterWork.Wanted(List.of(), LetterFilter.ALL, Instant.EPOCH, Optional.empty(), max, dryRun);
    }

    private static LetterWork.Wanted named(long sequence) {
        return new LetterWork.Wanted(List.of(sequence), LetterFilter.ALL, Instant.EPOCH, Optional.empty(), 10, false);
    }

    private long actions() throws Exception {
        return running.management()
                .getStreamInfo(Subjects.ACTIONS_STREAM)
                .getStreamState()
                .getMsgCount();
    }

    @Test
    void a_letter_is_sent_again_under_its_id_and_with_what_it_has_behind_it() throws Exception {
        bury("a1");
        LetterWork.Done done = work.redrive(named(1));

        assertThat(done.done()).isEqualTo(1);
        assertThat(letters.get(1)).isEmpty();
        MessageInfo action = running.management().getMessage(Subjects.ACTIONS_STREAM, 1);
        assertThat(action.getSubject()).isEqualTo(Subjects.action("s", "t"));
        assertThat(action.getHeaders().getFirst("Nats-Msg-Id")).isEqualTo("redrive:a1:1");
        assertThat(action.getHeaders().getFirst(Publication.REDRIVEN_HEADER)).isEqualTo("3");
        assertThat(action.getHeaders().getFirst(Publication.SUSPECT_HEADER)).isEqualTo("1");
        assertThat(FiringJson.decode(action.getData()).actionId()).isEqualTo("a1");
    }

    @Test
    void a_crash_between_sending_and_deleting_repeats_nothing() throws Exception {
        bury("a1");
        byte[] letter = letters.get(1).orElseThrow().content().toString().getBytes(StandardCharsets.UTF_8);
        work.redrive(named(1));
        // As if the letter had not been deleted yet: the same message id.
        running.publish(Publication.of(Subjects.action("s", "t"), "redrive:a1:1", letter));
        assertThat(actions()).isEqualTo(1);

        LetterWork.Done again = work.redrive(named(1));
        assertThat(again.done()).isZero();
        assertThat(again.left())
                .singleElement()
                .satisfies(left -> assertThat(left.why()).contains("no such letter"));
    }

    @Test
    void a_look_does_nothing_and_the_maximum_holds() throws Exception {
        bury("a1");
        bury("a2");
        bury("a3");
        LetterWork.Done look = work.redrive(all(2, true));
        assertThat(look.matched()).isEqualTo(2);
        assertThat(look.more()).isTrue();
        assertThat(look.sample()).extracting(one -> one.path("action").asText()).containsExactly("a1", "a2");
        assertThat(actions()).isZero();

        assertThat(work.redrive(all(2, false)).done()).isEqualTo(2);
        assertThat(actions()).isEqualTo(2);
        assertThat(letters.get(3)).isPresent();
    }

    @Test
    void what_nobody_could_decode_stays_and_can_be_dropped() throws Exception {
        running.publish(Publication.of(
                Subjects.dead("undecodable", "default"),
                "u",
                "{\"cause\":\"no\",\"stream\":\"default\",\"sequence\":7,\"bytes\":\"eA==\"}"
                        .getBytes(StandardCharsets.UTF_8)));
        LetterWork.Done done = work.redrive(all(10, false));
        assertThat(done.done()).isZero();
        assertThat(done.left())
                .singleElement()
                .satisfies(left -> assertThat(left.why()).contains("only be dropped"));
        assertThat(actions()).isZero();

        assertThat(work.drop(all(10, false), "").done()).isEqualTo(1);
        assertThat(letters.get(1)).isEmpty();
    }

    @Test
    void the_ledger_keeps_why_a_letter_was_dropped() {
        bury("a1");
        assertThat(work.drop(named(1), "cancelled").done()).isEqualTo(1);
        assertThat(running.last(Subjects.LEDGER_STREAM, Subjects.dropped("a1"))
                        .orElseThrow()
                        .body())
                .asString()
                .contains("\"reason\":\"cancelled\"", "\"class\":\"rejected\"");
    }
}
