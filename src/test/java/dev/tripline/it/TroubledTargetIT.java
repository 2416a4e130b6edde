package dev.tripline.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tripline.it.kit.BusReader;
import dev.tripline.it.kit.Figures;
import dev.tripline.it.kit.Load;
import dev.tripline.it.kit.Manifests;
import dev.tripline.it.kit.Ports;
import dev.tripline.it.kit.RecordingTarget;
import dev.tripline.it.kit.RunningTripline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Targets that fail for a while, for ever, or may not be asked too often. {@code -Dtroubled.seconds=60 -Dtroubled.events=2000}
 * makes it the long version.
 */
@Timeout(400)
class TroubledTargetIT {
    private static final int SECONDS = Integer.getInteger("troubled.seconds", 4);
    private static final int EVENTS = Integer.getInteger("troubled.events", 300);
    private static final int CONNECTIONS = 4;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private RecordingTarget target;
    private RecordingTarget calm;
    private Manifests manifests;

    @BeforeEach
    void start() {
        target = RecordingTarget.open();
        calm = RecordingTarget.open();
        manifests = Manifests.in(folder).posting("calm", calm.uri("/calm"), "calm");
    }

    @AfterEach
    void stop() {
        calm.close();
        target.close();
    }

    /** Posts to a target; {@code more} are further members of the trigger. */
    private void sensor(String name, URI uri, String timeout, String more) {
        manifests.put(name + ".yaml", """
                apiVersion: argoproj.io/v1alpha1
                kind: Sensor
                metadata: {name: %s}
                spec:
                  dependencies: [{name: dep, eventSourceName: load, eventName: in}]
                  triggers:
                    - template:
                        name: post
                        http:
                          url: %s
                          timeout: %s
                          payload: [{src: {dependencyName: dep, dataKey: body.n}, dest: number}]
                      policy: {status: {allow: [200]}}
                %s
                """.formatted(name, uri, timeout, more.indent(6)));
    }

    private void send(int events) {
        try (Load load = new Load(manifests.hook(), events, CONNECTIONS)) {
            load.start().finish(SOON);
            assertThat(load.accepted()).isEqualTo(events);
        }
    }

    private static int number(String body) {
        try {
            return JSON.readTree(body).path("number").asInt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends, and leaves how long it took until the calm target had each: half and nearly all of them. */
    private String latencies(int events) {
        int before = calm.posts().size();
        try (Load load = new Load(manifests.hook(), events, CONNECTIONS)) {
            load.start().finish(SOON);
            assertThat(load.accepted()).isEqualTo(events);
            await().atMost(SOON).until(() -> calm.posts().size() == before + events);
            Map<Integer, Long> sent = new HashMap<>();
            load.replies().forEach(reply -> sent.merge(reply.number(), reply.sent(), Math::min));
            List<Long> took = calm.posts().stream()
                    .skip(before)
                    .map(post -> post.nanos() - sent.get(number(post.body())))
                    .sorted()
                    .toList();
            return "p50 %s, p99 %s"
                    .formatted(
                            Figures.millis(Duration.ofNanos(took.get(took.size() / 2))),
                            Figures.millis(Duration.ofNanos(took.get(took.size() * 99 / 100))));
        }
    }

    private static boolean isIdle(RunningTripline tripline) {
        try (BusReader reader = tripline.reader()) {
            return reader.isIdle();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static List<JsonNode> letters(RunningTripline tripline) {
        try (BusReader reader = tripline.reader()) {
            return reader.deadLetters();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The attempts of actions whose effect is there more than once. */
    private static List<JsonNode> repeated(Map<String, Long> byKey, RunningTripline tripline) {
        List<String> keys = byKey.entrySet().stream()
                .filter(effect -> effect.getValue() != 1)
                .map(Map.Entry::getKey)
                .toList();
        if (keys.isEmpty()) {
            return List.of();
        }
        try (BusReader reader = tripline.reader()) {
            return reader.attempts().stream()
                    .filter(attempt -> keys.contains(attempt.path("action").asText()))
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Test
    void whatATargetRefusedForAWhileArrivesOnce() {
        sensor("troubled", target.uri("/"), "30", "");
        try (RunningTripline tripline = RunningTripline.with(manifests, folder)) {
            latencies(EVENTS);
            String before = latencies(EVENTS);
            await().atMost(SOON).until(() -> target.doneByKey().size() == 2 * EVENTS);
            target.answerWith(500);
            long failing = System.nanoTime();
            String meanwhile = latencies(EVENTS);
            long left = Duration.ofSeconds(SECONDS).toNanos() - (System.nanoTime() - failing);
            LockSupport.parkNanos(Math.max(0, left));
            int refused = target.posts().size() - 2 * EVENTS;
            target.answerWith(200);
            long back = System.nanoTime();
            await().atMost(SOON.multipliedBy(2)).until(() -> target.doneByKey().size() == 3 * EVENTS);
            Duration drained = Duration.ofNanos(System.nanoTime() - back);
            await().atMost(SOON).until(() -> isIdle(tripline));
            Figures.print(
                    "TroubledTargetIT",
                    "500 for %d s with %d actions: %d attempts meanwhile, all there %s after it was back; another sensor's latency %s before, %s meanwhile"
                            .formatted(SECONDS, EVENTS, refused, Figures.seconds(drained), before, meanwhile));
            assertThat(target.doneByKey()).hasSize(3 * EVENTS);
            assertThat(repeated(target.doneByKey(), tripline)).isEmpty();
            assertThat(repeated(calm.byKey(), tripline)).isEmpty();
            assertThat(letters(tripline)).isEmpty();
        }
    }

    @Test
    void deadTargetsLeadToLettersAndDelayNobody() {
        int events = EVENTS / 2;
        String quick = "retryStrategy: {steps: 2, duration: 200ms, jitter: 0}";
        target.answerAfter(Duration.ofHours(1));
        sensor("hanging", target.uri("/"), "1", quick);
        sensor("refused", URI.create("http://127.0.0.1:" + Ports.free() + "/"), "1", """
                atLeastOnce: true
                %s
                dlqTrigger:
                  atLeastOnce: true
                  template:
                    name: tell
                    http:
                      url: %s
                      payload: [{src: {dependencyName: dep, dataKey: body.n}, dest: number}]
                """.formatted(
                        quick, calm.uri("/told")));
        try (RunningTripline tripline = RunningTripline.with(manifests, folder)) {
            long begin = System.nanoTime();
            send(events);
            await().atMost(SOON)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> letters(tripline).size() == 2 * events);
            Duration buried = Duration.ofNanos(System.nanoTime() - begin);
            await().atMost(SOON).until(() -> isIdle(tripline));
            Map<String, Long> classes = letters(tripline).stream()
                    .collect(Collectors.groupingBy(
                            letter -> letter.at("/firing/sensor").asText() + " "
                                    + letter.path("class").asText(),
                            Collectors.counting()));
            long toldOf = calm.posts().stream()
                    .filter(post -> post.path().equals("/told"))
                    .count();
            Figures.print(
                    "TroubledTargetIT",
                    "%d actions each for a target that hangs and one that refuses connections: all buried after %s (%s), %d attempts at the one that hangs, %d times told by dlqTrigger"
                            .formatted(
                                    events,
                                    Figures.seconds(buried),
                                    classes,
                                    target.posts().size(),
                                    toldOf));
            assertThat(toldOf).isEqualTo(events);
            assertThat(calm.byKey().values()).containsOnly(1L);
            assertThat(classes.keySet()).contains("hanging circuit", "refused circuit");
        }
    }

    private static int mostInASecond(List<Long> sortedNanos) {
        int most = 0;
        for (int from = 0, to = 0; to < sortedNanos.size(); to++) {
            while (sortedNanos.get(to) - sortedNanos.get(from) > 1_000_000_000L) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }

    @Test
    void theRateLimitHoldsOverAKill() throws InterruptedException {
        int events = 60;
        sensor("slow", target.uri("/"), "5", "rateLimit: {unit: Second, requestsPerUnit: 10}");
        try (RunningTripline tripline = RunningTripline.with(manifests, folder)) {
            send(events);
            await().atMost(SOON).until(() -> target.posts().size() >= 20);
            tripline.kill9();
            tripline.start();
            tripline.awaitReady();
            await().atMost(SOON).until(() -> target.doneByKey().size() == events);
            await().atMost(SOON).until(() -> isIdle(tripline));
            List<Long> times = target.posts().stream()
                    .map(RecordingTarget.Post::nanos)
                    .sorted()
                    .toList();
            List<Long> starts;
            try (BusReader reader = tripline.reader()) {
                starts = reader.attempts().stream()
                        .filter(attempt -> attempt.path("sensor").asText().equals("slow"))
                        .map(attempt -> Instant.parse(attempt.path("startedAt").asText()))
                        .map(at -> at.getEpochSecond() * 1_000_000_000L + at.getNano())
                        .sorted()
                        .toList();
            }
            Figures.print(
                    "TroubledTargetIT",
                    "10 a second over a kill -9: %d actions in %s, at most %d begun and %d arrived in any second, %d repeated"
                            .formatted(
                                    events,
                                    Figures.seconds(Duration.ofNanos(times.getLast() - times.getFirst())),
                                    mostInASecond(starts),
                                    mostInASecond(times),
                                    times.size() - events));
            // Ten intervals of idle time may be made up for after the restart: slots of two seconds and both their
            // ends.
            assertThat(mostInASecond(starts)).isLessThanOrEqualTo(22);
            // The first requests of a cold process take longer than those behind them, and so they arrive together.
            assertThat(mostInASecond(times)).isLessThanOrEqualTo(25);
            assertThat(Duration.ofNanos(times.getLast() - times.getFirst()))
                    .isGreaterThan(Duration.ofMillis((events - 13) * 100L));
        }
    }
}
