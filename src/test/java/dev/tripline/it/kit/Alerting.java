package dev.tripline.it.kit;

import dev.tripline.peer.Exporter;
import dev.tripline.peer.ServerPeer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A service that answers 50 requests a second, a real Prometheus that watches its error budget with a fast and a slow burn-rate alert, and a
 * real Alertmanager that tells of them, again every two seconds. Where these are not installed, the test says so and is skipped.
 */
public final class Alerting implements AutoCloseable {
    private static final double PER_SECOND = 50;
    private static final double FAILING = 0.3;
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private static final String RULES = """
            groups:
              - name: slo
                rules:
                  - record: service:sli_error:ratio_rate3s
                    expr: sum by (service)(rate(http_requests_total{code=~"5.."}[3s])) / sum by (service)(rate(http_requests_total[3s]))
                  - record: service:sli_error:ratio_rate10s
                    expr: sum by (service)(rate(http_requests_total{code=~"5.."}[10s])) / sum by (service)(rate(http_requests_total[10s]))
                  - alert: CheckoutErrorBudgetBurn
                    expr: service:sli_error:ratio_rate10s > (14.4*0.001) and service:sli_error:ratio_rate3s > (14.4*0.001)
                    for: 2s
                    labels: {severity: page, long_window: 10s, short_window: 3s}
                  - alert: CheckoutErrorBudgetBurnSlow
                    expr: service:sli_error:ratio_rate10s > (6*0.001) and service:sli_error:ratio_rate3s > (6*0.001)
                    for: 2s
                    labels: {severity: ticket, long_window: 10s, short_window: 3s}
            """;

    private final int port = Ports.free();
    private final Exporter exporter = new Exporter(this::metrics);
    private final ServerPeer alertmanager;
    private final ServerPeer prometheus;
    private volatile double ratio;
    private long last = System.nanoTime();
    private double good = 1;
    private double bad = 1;

    private Alerting(Path folder, String hook) {
        alertmanager = ServerPeer.alertmanager(folder, port, """
                route: {receiver: events, group_by: [service], group_wait: 1s, group_interval: 1s, repeat_interval: 2s}
                receivers:
                  - name: events
                    webhook_configs: [{url: '%s', send_resolved: true}]
                """.formatted(hook));
        prometheus = prometheus(folder);
    }

    private ServerPeer prometheus(Path folder) {
        try {
            Path rules = Files.writeString(folder.resolve("rules.yml"), RULES);
            return ServerPeer.prometheus(folder, Ports.free(), """
                    global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
                    rule_files: ['%s']
                    alerting: {alertmanagers: [{static_configs: [{targets: ['127.0.0.1:%d']}]}]}
                    scrape_configs:
                      - {job_name: checkout, static_configs: [{targets: ['127.0.0.1:%d']}]}
                    """.formatted(rules, port, exporter.port()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param hook where Alertmanager posts
     */
    public static Alerting started(Path folder, String hook) {
        ServerPeer.assumePrometheusAndAlertmanager();
        Alerting alerting = new Alerting(folder, hook);
        alerting.alertmanager.start();
        alerting.prometheus.start();
        return alerting;
    }

    /** A good part of the requests fails from now on. */
    public void fail() {
        ratio = FAILING;
    }

    /** No request fails from now on. */
    public void heal() {
        ratio = 0;
    }

    private synchronized String metrics() {
        long now = System.nanoTime();
        double requests = (now - last) / 1e9 * PER_SECOND;
        last = now;
        bad += requests * ratio;
        good += requests * (1 - ratio);
        return """
                # TYPE http_requests_total counter
                http_requests_total{service="checkout",code="200"} %.0f
                http_requests_total{service="checkout",code="500"} %.0f
                """.formatted(good, bad);
    }

    /** How many notifications were answered well. */
    public long delivered() {
        return counted("alertmanager_notification_requests_total") - failed();
    }

    /** How many were not. */
    public long failed() {
        return counted("alertmanager_notification_requests_failed_total");
    }

    private long counted(String name) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HTTP.send(request, BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(name + "{integration=\"webhook\"}"))
                    .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        prometheus.close();
        alertmanager.close();
        exporter.close();
    }
}
