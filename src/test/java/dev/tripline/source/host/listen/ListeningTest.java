package dev.tripline.source.host.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.event.Body;
import dev.tripline.source.Emitter;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.Listener;
import dev.tripline.source.ListenerContract;
import dev.tripline.source.Payload;
import dev.tripline.source.host.SourceStatus.State;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** The ritual around a listener that reads from a queue in memory. */
class ListeningTest extends ListenerContract {
    private final Mailbox mailbox = new Mailbox();
    private int sent;

    record MailboxConfig(String name) {}

    static final class Mailbox implements Listener<MailboxConfig> {
        final BlockingQueue<String> letters = new LinkedBlockingQueue<>();
        final AtomicInteger acknowledged = new AtomicInteger();
        final AtomicInteger starts = new AtomicInteger();
        volatile boolean away;
        volatile Optional<Emitter> emitter = Optional.empty();

        @Override
        public Class<MailboxConfig> config() {
            return MailboxConfig.class;
        }

        @Override
        public String key() {
            return "mailbox";
        }

        @Override
        public Closeable listen(MailboxConfig config, Emitter target) throws IOException {
            starts.incrementAndGet();
            if (away) {
                throw new IOException("nobody answers");
            }
            emitter = Optional.of(target);
            Thread reader = Thread.ofVirtual().start(() -> read(target));
            return reader::interrupt;
        }

        private void read(Emitter target) {
            try {
                while (true) {
                    String letter = letters.take();
                    try {
                        target.emit(Payload.of(Body.of("\"" + letter + "\""), letter))
                                .await()
                                .atMost(Duration.ofSeconds(5));
                        acknowledged.incrementAndGet();
                    } catch (RuntimeException notStored) {
                        letters.add(letter);
                        target.failed(notStored);
                        return;
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    protected FrontDoor.Kinds kinds() {
        return secrets -> List.of(mailbox);
    }

    @Override
    protected String spec() {
        return "{\"mailbox\": {\"ev\": {\"name\": \"m\"}}}";
    }

    @Override
    protected void provoke() {
        mailbox.letters.add("letter-" + sent++);
    }

    @Override
    protected Optional<String> cannotAcknowledge() {
        return Optional.empty();
    }

    @Override
    protected int acknowledged() {
        return mailbox.acknowledged.get();
    }

    @Override
    protected Optional<String> cannotLoseUpstream() {
        return Optional.empty();
    }

    @Override
    protected void loseUpstream() {
        mailbox.emitter.orElseThrow().failed(new IOException("gone"));
    }

    @Test
    void keeps_trying_and_says_why() {
        mailbox.away = true;
        loseUpstream();
        await().until(() -> mailbox.starts.get() > 4);
        assertThat(door.host.status().getFirst().state()).isEqualTo(State.WAITING);
        assertThat(door.host.status().getFirst().detail()).isEqualTo("nobody answers");
        mailbox.away = false;
        await().until(() -> door.host.status().getFirst().state() == State.RUNNING);
    }

    @Test
    void tells_each_cause_once_and_that_it_is_over() {
        List<String> lines = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getLevel().getName());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(Listening.class.getName());
        logger.addHandler(handler);
        try {
            mailbox.away = true;
            loseUpstream();
            await().until(() -> mailbox.starts.get() > 4);
            mailbox.away = false;
            await().until(() -> lines.contains("INFO"));
        } finally {
            logger.removeHandler(handler);
        }
        assertThat(lines).as("lost, nobody answers, over").hasSize(3);
    }

    @Test
    void an_unchanged_listener_is_left_alone_and_a_changed_one_is_started_anew() {
        door.serve("es", spec());
        assertThat(mailbox.starts).hasValue(1);
        door.serve("es", "{\"mailbox\": {\"ev\": {\"name\": \"other\"}}}");
        await().until(() -> mailbox.starts.get() == 2);
    }

    @Test
    void waits_double_up_to_the_limit_with_jitter() {
        Backoff backoff = new Backoff(new Backoff.Pace(Duration.ofSeconds(1), Duration.ofSeconds(30)), new Random(1));
        for (long seconds : new long[] {1, 2, 4, 8, 16, 30, 30}) {
            assertThat(backoff.next()).isBetween(Duration.ofMillis(seconds * 500), Duration.ofSeconds(seconds));
        }
        backoff.reset();
        assertThat(backoff.next()).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }
}
