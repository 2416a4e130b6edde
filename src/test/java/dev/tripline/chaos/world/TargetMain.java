package dev.tripline.chaos.world;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The target as a program of its own: each request is a line in its ledger before it is answered. Arguments: port, ledger. A GET of
 * {@code /-/mode?ok|fail|slow|hang} changes its manners. It never takes {@code /refused} and {@code /failing} for k &lt; 30.
 *
 * <p>A line: microseconds since 1970, status to be answered (0: taken, but never answered), key, path, body; with tabs between.
 */
public final class TargetMain {
    private static final Pattern SMALL_K = Pattern.compile("\"k\":\"?([12]?[0-9])\"?[,}]");
    private static final Duration LONGEST_HANG = Duration.ofSeconds(20);

    private static volatile String mode = "ok";

    private TargetMain() {}

    public static void main(String[] arguments) throws IOException {
        OutputStream ledger = new FileOutputStream(arguments[1], true);
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])), 1024);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/-/mode", exchange -> {
            mode = exchange.getRequestURI().getQuery();
            answer(exchange, 200);
        });
        server.createContext("/", exchange -> take(exchange, ledger));
        server.start();
    }

    private static void take(HttpExchange exchange, OutputStream ledger) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        String manners = mode;
        int status = manners.equals("hang") ? 0 : status(path, body, manners);
        Instant now = Instant.now();
        long micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
        byte[] line = (micros + "\t" + status + "\t" + key + "\t" + path + "\t" + body + "\n")
                .getBytes(StandardCharsets.UTF_8);
        synchronized (ledger) {
            ledger.write(line);
        }
        if (manners.equals("slow")) {
            LockSupport.parkNanos(Duration.ofMillis(400).toNanos());
        }
        if (status == 0) {
            LockSupport.parkNanos(LONGEST_HANG.toNanos());
            exchange.close();
        } else {
            answer(exchange, status);
        }
    }

    private static int status(String path, String body, String manners) {
        Matcher matcher = SMALL_K.matcher(body);
        boolean small = matcher.find();
        if (small && path.equals("/refused")) {
            return 400;
        }
        return small && path.equals("/failing") || manners.equals("fail") ? 500 : 200;
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }
}
