package dev.tripline.trigger.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BulkheadTest {
    private final AtomicInteger crowd = new AtomicInteger();
    private final Bulkhead bulkhead = new Bulkhead(2, crowd);

    @Test
    void nobody_more_than_there_are_places_runs_and_the_others_keep_their_order() {
        List<CompletableFuture<Integer>> works = new ArrayList<>();
        List<Integer> began = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int number = i;
            CompletableFuture<Integer> work = new CompletableFuture<>();
            works.add(work);
            var unused = bulkhead.run(() -> {
                        began.add(number);
                        return Uni.createFrom().completionStage(work);
                    })
                    .subscribeAsCompletionStage();
        }
        assertThat(began).containsExactly(0, 1);
        assertThat(bulkhead.waiting()).isEqualTo(3);
        assertThat(crowd).hasValue(3);
        works.get(1).complete(1);
        assertThat(began).containsExactly(0, 1, 2);
        works.get(0).completeExceptionally(new IllegalStateException("failed"));
        assertThat(began).containsExactly(0, 1, 2, 3);
        assertThat(crowd).hasValue(1);
    }

    @Test
    void those_whose_events_are_held_go_ahead_and_every_fourth_place_is_the_others() {
        Bulkhead one = new Bulkhead(1, crowd);
        List<CompletableFuture<Integer>> works = new ArrayList<>();
        List<String> began = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String name = (i < 6 ? "other" : "ahead") + i % 6;
            works.add(new CompletableFuture<>());
            CompletableFuture<Integer> work = works.get(i);
            one.run(i >= 6, () -> {
                        began.add(name);
                        return Uni.createFrom().completionStage(work);
                    })
                    .subscribe()
                    .with(done -> {});
        }
        for (int i = 0; i < 12; i++) {
            works.forEach(work -> work.complete(1));
        }
        assertThat(began)
                .containsExactly(
                        "other0", "ahead0", "ahead1", "ahead2", "other1", "ahead3", "ahead4", "ahead5", "other2",
                        "other3", "other4", "other5");
        assertThat(one.waiting()).isZero();
        assertThat(crowd).hasValue(0);
    }

    @Test
    void the_more_wait_everywhere_the_fewer_may_wait_before_one_gate() {
        assertThat(Gate.longestQueue(0)).isEqualTo(1024);
        assertThat(Gate.longestQueue(1024)).isEqualTo(256);
        assertThat(Gate.longestQueue(2048)).isEqualTo(32);
        assertThat(Gate.longestQueue(3072)).isZero();
    }

    @Test
    void a_long_queue_of_work_that_ends_at_once_does_not_eat_the_stack() {
        CompletableFuture<String> first = new CompletableFuture<>();
        CompletableFuture<String> second = new CompletableFuture<>();
        AtomicInteger done = new AtomicInteger();
        List.of(first, second)
                .forEach(work -> bulkhead.run(() -> Uni.createFrom().completionStage(work))
                        .subscribe()
                        .with(item -> done.incrementAndGet()));
        for (int i = 0; i < 50_000; i++) {
            bulkhead.run(() -> Uni.createFrom().item("at once")).subscribe().with(item -> done.incrementAndGet());
        }
        assertThat(done).hasValue(0);
        first.complete("first");
        assertThat(done).hasValue(50_001);
        second.complete("second");
        assertThat(done).hasValue(50_002);
    }
}
