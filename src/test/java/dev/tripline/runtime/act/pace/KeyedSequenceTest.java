package dev.tripline.runtime.act.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyedSequenceTest {
    private final KeyedSequence sequence = new KeyedSequence();

    @Test
    void work_on_one_key_follows_each_other_whatever_became_of_it_and_other_keys_do_not_wait() {
        CompletableFuture<String> first = new CompletableFuture<>();
        List<String> began = Collections.synchronizedList(new ArrayList<>());
        sequence.run("a", () -> Uni.createFrom().completionStage(first))
                .subscribe()
                .with(item -> {}, failure -> {});
        sequence.run("a", () -> began("second", began)).subscribe().with(item -> {});
        sequence.run("b", () -> began("other key", began)).subscribe().with(item -> {});
        assertThat(began).containsExactly("other key");
        first.completeExceptionally(new IllegalStateException("failed"));
        await().untilAsserted(() -> assertThat(began).containsExactly("other key", "second"));
    }

    @Test
    void a_long_queue_of_work_that_ends_at_once_keeps_its_order_and_does_not_eat_the_stack() {
        CompletableFuture<String> first = new CompletableFuture<>();
        int many = 50_000;
        List<Integer> began = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger done = new AtomicInteger();
        sequence.run("a", () -> Uni.createFrom().completionStage(first))
                .subscribe()
                .with(item -> {});
        for (int i = 0; i < many; i++) {
            int number = i;
            sequence.run("a", () -> {
                        began.add(number);
                        return Uni.createFrom().item(number);
                    })
                    .subscribe()
                    .with(item -> done.incrementAndGet());
        }
        first.complete("go");
        await().atMost(Duration.ofSeconds(60)).until(() -> done.get() == many);
        assertThat(began).isEqualTo(IntStream.range(0, many).boxed().toList());
    }

    private static Uni<String> began(String what, List<String> began) {
        began.add(what);
        return Uni.createFrom().item(what);
    }
}
