package dev.tripline.it.kit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Posts numbered bodies to addresses in turn, as a node does that hears of their changes late. For one test; ends with it. */
public final class Balancer implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(25);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private record Known(long nanos, List<String> addresses) {}

    private final Supplier<List<String>> addresses;
    private final String path;
    private final Duration lag;
    private final Deque<Known> heard = new ArrayDeque<>();
    private final AtomicInteger taken = new AtomicInteger();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> byAddress = new ConcurrentSkipListMap<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("balancer").unstarted(this::run);

    private Balancer(Supplier<List<String>> addresses, String path, Duration lag) {
        this.addresses = addresses;
        this.path = path;
        this.lag = lag;
    }

    /** @param lag how late a change of the addresses is followed */
    public static Balancer start(Supplier<List<String>> addresses, String path, Duration lag) {
        Balancer balancer = new Balancer(addresses, path, lag);
        balancer.thread.start();
        return balancer;
    }

    private void run() {
        int number = 0;
        try {
            do {
                List<String> now = now();
                if (!now.isEmpty()) {
                    number++;
                    post(now.get(number % now.size()), number);
                }
            } while (!end.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As it was {@code lag} ago. */
    private List<String> now() {
        long nanos = System.nanoTime();
        heard.addLast(new Known(nanos, List.copyOf(addresses.get())));
        Optional<Known> last = Optional.empty();
        while (!heard.isEmpty() && nanos - heard.peekFirst().nanos() >= lag.toNanos()) {
            last = Optional.of(heard.removeFirst());
        }
        last.ifPresent(heard::addFirst);
        return last.map(Known::addresses).orElse(List.of());
    }

    private void post(String address, int number) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address + path))
                .timeout(Duration.ofSeconds(10))
                .POST(HttpRequest.BodyPublishers.ofString("{\"n\": " + number + "}"))
                .build();
        try {
            int status =
                    HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status == 200) {
                taken.incrementAndGet();
                byAddress.merge(address, 1, Integer::sum);
            } else {
                failures.add(number + " at " + address + ": " + status);
            }
        } catch (IOException e) {
            failures.add(number + " at " + address + ": " + e);
        }
    }

    /** How many were answered 200. */
    public int taken() {
        return taken.get();
    }

    /** Those that were not, with what was heard. */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    public Map<String, Integer> byAddress() {
        return Map.copyOf(byAddress);
    }

    /** Returns when the last one is answered. */
    @Override
    public void close() throws InterruptedException {
        end.countDown();
        thread.join(Duration.ofSeconds(15));
    }
}
