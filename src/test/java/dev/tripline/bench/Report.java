package dev.tripline.bench;

import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** The tables of a run, from its lines of JSON: the median of the rounds. Argument: the file. */
final class Report {
    private static final Map<String, String> TITLES = Map.of(
            "bare", "bare endpoint: POST, store, 200",
            "publish", "bus: publish, window of 1,000",
            "consume", "bus: fetch and acknowledge",
            "intake", "Tripline, deciding paused: taking in alone",
            "webhook", "Tripline, no sensor listens",
            "sensor", "Tripline, filter and log action",
            "end-to-end", "Tripline, filter and HTTP action, effects");
    private static final Map<String, Object> USUAL =
            Map.of("size", 1024, "listening", 1, "idle", 0, "replicas", 1, "sync", "interval");

    /** Microseconds of the processor that Tripline takes for an effect. */
    private static final String COST = "cost";

    /** Rounds by the case and its settings, in the order in which they first ran. */
    private final Map<String, List<JsonObject>> rows = new LinkedHashMap<>();

    public static void main(String... arguments) throws Exception {
        Report report = new Report();
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            JsonObject result = new JsonObject(line);
            if (result.containsKey("effects")) {
                result.put(COST, result.getDouble("cpu_server") * 1e6 / result.getDouble("effects"));
            }
            report.rows.computeIfAbsent(name(result), name -> new ArrayList<>()).add(result);
        }
        report.print();
    }

    private static String name(JsonObject result) {
        StringBuilder name = new StringBuilder(TITLES.get(result.getString("case")));
        for (String setting : List.of("size", "listening", "idle", "replicas", "sync")) {
            if (!result.getValue(setting).equals(USUAL.get(setting))) {
                name.append(", ").append(setting).append(' ').append(result.getValue(setting));
            }
        }
        return name.toString();
    }

    private void print() {
        List<JsonObject> first = rows.values().iterator().next();
        JsonObject any = first.getFirst();
        System.out.printf(
                "%n%s, %d cores, JDK %s, nats-server %s, %d connections, %d s after %d s of warm-up, median of %d:%n",
                any.getString("date"),
                any.getInteger("cores"),
                any.getString("jdk"),
                any.getString("nats"),
                any.getInteger("connections"),
                any.getInteger("seconds"),
                any.getInteger("warm"),
                first.size());
        System.out.println(
                "\n| case | in a second | of bare | p50 ms | p99 ms | errors | CPU s Tripline | nats-server | load | target |");
        System.out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        rows.forEach((name, rounds) -> System.out.printf(
                "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |%n",
                name,
                of(rounds, "rate", 0),
                ofBare(rounds),
                of(rounds, "p50", 2),
                of(rounds, "p99", 2),
                of(rounds, "errors", 0),
                of(rounds, "cpu_server", 1),
                of(rounds, "cpu_nats", 1),
                of(rounds, "cpu_load", 1),
                of(rounds, "cpu_target", 1)));
        rows.values().removeIf(rounds -> !rounds.getFirst().containsKey("effects"));
        if (!rows.isEmpty()) {
            printEffects();
        }
    }

    private void printEffects() {
        System.out.println(
                "\n| end to end | posts/s | effects/s during the load | all done after s | effects/s in all | of the first row"
                        + " | CPU µs of Tripline for an effect | of the first row | post to effect, full load p50 / p99 ms"
                        + " | at a rate of | p50 / p99 ms | missing | twice |");
        System.out.println("|---|" + "---:|".repeat(12));
        List<JsonObject> first = rows.values().iterator().next();
        rows.forEach((name, rounds) -> System.out.printf(
                "| %s | %s | %s | %s | %s | %s | %s | %s | %s / %s | %s | %s / %s | %s | %s |%n",
                name,
                of(rounds, "posts_rate", 0),
                of(rounds, "rate_during", 0),
                of(rounds, "drained_s", 1),
                of(rounds, "rate", 0),
                ofFirst(rounds, first, "rate"),
                of(rounds, COST, 0),
                ofFirst(rounds, first, COST),
                of(rounds, "full_p50", 0),
                of(rounds, "full_p99", 0),
                of(rounds, "half_rate", 0),
                of(rounds, "half_p50", 2),
                of(rounds, "half_p99", 2),
                of(rounds, "missing", 0),
                of(rounds, "twice", 0)));
    }

    /** Of the bare endpoint with the same size and the same sync; else of the one that ran. */
    private String ofBare(List<JsonObject> rounds) {
        JsonObject one = rounds.getFirst();
        OptionalDouble bare = rows.values().stream()
                .filter(other -> other.getFirst().getString("case").equals("bare")
                        && other.getFirst().getValue("size").equals(one.getValue("size"))
                        && other.getFirst().getValue("sync").equals(one.getValue("sync")))
                .findFirst()
                .map(other -> median(other, "rate"))
                .orElse(OptionalDouble.empty());
        return ratio(median(rounds, "rate"), bare, 2);
    }

    /** Round by round, as neighbours in time have the same machine: the median, and the range. */
    private static String ofFirst(List<JsonObject> rounds, List<JsonObject> first, String figure) {
        double[] ratios = IntStream.range(0, Math.min(rounds.size(), first.size()))
                .mapToDouble(i -> rounds.get(i).getDouble(figure) / first.get(i).getDouble(figure))
                .sorted()
                .toArray();
        return String.format(
                Locale.ROOT,
                "%.3f (%.3f to %.3f)",
                ratios[(ratios.length - 1) / 2],
                ratios[0],
                ratios[ratios.length - 1]);
    }

    private static OptionalDouble median(List<JsonObject> rounds, String figure) {
        double[] sorted = rounds.stream()
                .filter(round -> round.containsKey(figure))
                .mapToDouble(round -> round.getDouble(figure))
                .sorted()
                .toArray();
        return sorted.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(sorted[(sorted.length - 1) / 2]);
    }

    private static String of(List<JsonObject> rounds, String figure, int decimals) {
        OptionalDouble median = median(rounds, figure);
        return median.isPresent() ? String.format(Locale.ROOT, "%." + decimals + "f", median.getAsDouble()) : "";
    }

    private static String ratio(OptionalDouble part, OptionalDouble whole, int decimals) {
        return part.isPresent() && whole.isPresent()
                ? String.format(Locale.ROOT, "%." + decimals + "f", part.getAsDouble() / whole.getAsDouble())
                : "";
    }
}
