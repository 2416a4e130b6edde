package dev.tripline.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.chaos.mutant.Mutant;
import dev.tripline.chaos.mutant.MutantApp;
import dev.tripline.chaos.mutant.Mutants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The checker is checked: each planted mistake must be found. {@code verify} plants three, {@code -Dchaos.mutants=all} all of them, and
 * {@code -Dchaos.mutants=2,5} those.
 */
class CheckerIT {
    private static final List<Integer> USUAL = List.of(0, 9, 11);

    static Stream<Mutant> planted() {
        List<Mutant> all = Mutants.all();
        String wanted = System.getProperty("chaos.mutants", "");
        if (wanted.equals("all")) {
            return all.stream();
        }
        IntStream chosen = wanted.isEmpty()
                ? USUAL.stream().mapToInt(Integer::intValue)
                : Stream.of(wanted.split(",")).mapToInt(Integer::parseInt);
        return chosen.mapToObj(all::get);
    }

    @ParameterizedTest
    @MethodSource("planted")
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void a_planted_mistake_is_found(Mutant mutant) throws IOException {
        Path folder =
                Files.createDirectories(Path.of("target", "chaos", "mutants").toAbsolutePath());
        Path work = Files.createTempDirectory(folder, "mutant");
        Settings settings = new Settings(
                Long.getLong("chaos.seed", 7),
                MutantApp.withPoints(work.resolve("app"), mutant.patches()),
                1,
                mutant.replicas(),
                300,
                0,
                Duration.ZERO,
                Duration.ofMinutes(5),
                60,
                mutant.deck());
        Report report = Run.of(settings, work);
        System.out.println("MUTANT " + mutant + ": " + report.broken() + "\n" + report.text());
        assertThat(report.broken()).as(report.text()).containsAnyElementsOf(mutant.betrayed());
    }
}
