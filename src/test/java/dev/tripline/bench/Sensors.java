package dev.tripline.bench;

import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.text.YamlReader;
import dev.tripline.sensor.Sensor;
import dev.tripline.sensor.SensorCompiler;

/** Sensors with one dependency on the push. */
final class Sensors {
    private Sensors() {}

    /**
     * @param dependency YAML of what the dependency has beside its name and event, in flow style
     */
    static Sensor of(String name, String dependency) {
        Problems problems = new Problems();
        Manifest manifest = YamlReader.read("bench.yaml", """
                apiVersion: argoproj.io/v1alpha1
                kind: Sensor
                metadata: {name: %s}
                spec:
                  dependencies:
                    - {name: dep, eventSourceName: github, eventName: push, %s}
                  triggers:
                    - template: {name: note, log: {}}
                """.formatted(name, dependency), problems)
                .getFirst();
        Sensor sensor = SensorCompiler.compile(manifest, problems)
                .orElseThrow(() -> new IllegalStateException(problems.all().toString()));
        if (!problems.all().isEmpty()) {
            throw new IllegalStateException(problems.all().toString());
        }
        return sensor;
    }
}
