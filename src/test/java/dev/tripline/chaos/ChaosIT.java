package dev.tripline.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.chaos.fault.Wish;
import dev.tripline.chaos.mutant.MutantApp;
import dev.tripline.chaos.mutant.Points;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Two Triplines on one bus, everything that can go wrong, and then the books are checked. Short in {@code verify}; longer by
 * {@code -Dchaos.minutes}, {@code -Dchaos.kills}, {@code -Dchaos.events}, with {@code -Dchaos.topology=cluster} on three nodes.
 */
class ChaosIT {
    private static final Duration SHORT = Duration.ofSeconds(100);
    private static final List<String> LONGER = List.of("chaos.minutes", "chaos.kills", "chaos.events");

    private static boolean isLong() {
        return LONGER.stream().anyMatch(System.getProperties()::containsKey);
    }

    @Test
    @Timeout(value = 4, unit = TimeUnit.HOURS)
    void nothing_is_lost_and_nothing_happens_twice() throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "chaos", "run").toAbsolutePath());
        Path work = Files.createTempDirectory(folder, "chaos");
        boolean cluster = System.getProperty("chaos.topology", "single").equals("cluster");
        int replicas = Integer.getInteger("chaos.replicas", 2);
        Settings settings = new Settings(
                Long.getLong("chaos.seed", ThreadLocalRandom.current().nextLong(1_000_000)),
                MutantApp.withPoints(work.resolve("app"), List.of()),
                cluster ? 3 : 1,
                replicas,
                Integer.getInteger("chaos.events", 2_500),
                Integer.getInteger("chaos.kills", 8),
                Duration.ofMinutes(Integer.getInteger("chaos.minutes", 0)),
                isLong() ? Duration.ofHours(3) : SHORT,
                Integer.getInteger("chaos.pace", 40),
                Wish.all(cluster, replicas, Points.ALL));
        Report report = Run.of(settings, work);
        System.out.println(report.text());
        assertThat(report.broken()).as(report.text()).isEmpty();
        assertThat(report.kills()).as("kills in the middle of something").isPositive();
    }
}
