package dev.tripline.bench;

import dev.tripline.event.Event;
import dev.tripline.language.World;
import dev.tripline.language.path.Json;
import dev.tripline.sensor.Sensor;
import dev.tripline.sensor.SensorIndex;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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

/** One event that many sensors listen to: what all of them cost together. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 4, time = 2)
@Fork(1)
public class SensorsBench {
    private final World world = World.real();

    @Param({"1", "10", "1000"})
    public int sensors;

    private final Event event = Push.event();
    private SensorIndex index = SensorIndex.of(List.of());

    @Setup
    public void compile() {
        index = SensorIndex.of(IntStream.range(0, sensors)
                .mapToObj(i -> Sensors.of(
                        "s" + i,
                        "filters: {data: [{path: body.repository.stargazers_count, type: number, comparator: '>=',"
                                + " value: ['" + i % 20 + "']}]}"))
                .toList());
    }

    @Benchmark
    public int decide() {
        Json json = Push.json(event);
        int passed = 0;
        for (Sensor sensor : index.listening(event.origin())) {
            passed += sensor.evaluate(event, json, world).matches().size();
        }
        return passed;
    }
}
