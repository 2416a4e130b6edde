package dev.tripline.bench;

import dev.tripline.event.Event;
import dev.tripline.language.World;
import dev.tripline.language.path.Json;
import dev.tripline.sensor.Sensor;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One event, one sensor, one kind of filter: compiled when the manifest was applied, against compiled for each event. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 4, time = 2)
@Fork(1)
public class EvaluationBench {
    private static final Map<String, String> KINDS = Map.of(
            "none", "filtersLogicalOperator: and",
            "data",
                    "filters: {data: [{path: body.ref, type: string, value: ['^refs/heads/main$']},"
                            + " {path: body.repository.stargazers_count, type: number, comparator: '>=', value: ['10']}]}",
            "template",
                    "filters: {data: [{path: body.repository.full_name, type: string, value: ['^SHOP$'],"
                            + " template: '{{ .Input | splitList \"/\" | last | upper }}'}]}",
            "expr",
                    "filters: {exprs: [{expr: 'ref == \"refs/heads/main\" && stars >= 10 && !forced',"
                            + " fields: [{name: ref, path: body.ref}, {name: stars, path: body.repository.stargazers_count},"
                            + " {name: forced, path: body.forced}]}]}",
            "script",
                    "filters: {script: 'return event.body.ref == \"refs/heads/main\" and"
                            + " event.body.repository.stargazers_count >= 10'}",
            "jq",
                    "transform: {jq: '{ref: .body.ref, repo: .body.repository.full_name, n: (.body.commits | length)}'},"
                            + " filters: {data: [{path: ref, type: string, value: ['main']}]}");

    private final World world = World.real();

    @Param({"none", "data", "template", "expr", "script", "jq"})
    public String kind = "";

    private Event event = Push.event();
    private Sensor sensor = Sensors.of("s", "filtersLogicalOperator: and");
    private String dependency = "";

    @Setup
    public void compile() {
        dependency = String.valueOf(KINDS.get(kind));
        sensor = Sensors.of("s", dependency);
        if (!compiled()) {
            throw new IllegalStateException("the event must pass: " + sensor.evaluate(event, Push.json(event), world));
        }
    }

    @Benchmark
    public boolean compiled() {
        Json json = Push.json(event);
        return !sensor.evaluate(event, json, world).matches().isEmpty();
    }

    @Benchmark
    public boolean compiledForEachEvent() {
        Json json = Push.json(event);
        return !Sensors.of("s", dependency)
                .evaluate(event, json, world)
                .matches()
                .isEmpty();
    }
}
