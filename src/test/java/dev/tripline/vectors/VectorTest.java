package dev.tripline.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.tripline.bus.stream.BusVectors;
import dev.tripline.console.cli.check.LintVectors;
import dev.tripline.language.cron.CronVectors;
import dev.tripline.language.duration.DurationVectors;
import dev.tripline.language.expr.ExprVectors;
import dev.tripline.language.govaluate.GovaluateVectors;
import dev.tripline.language.jq.JqVectors;
import dev.tripline.language.number.NumberVectors;
import dev.tripline.language.path.PathVectors;
import dev.tripline.language.script.LuaVectors;
import dev.tripline.language.template.TemplateVectors;
import dev.tripline.manifest.eventbus.EventBusVectors;
import dev.tripline.manifest.text.yaml.GoYamlVectors;
import dev.tripline.runtime.admission.AdmissionVectors;
import dev.tripline.sensor.DocumentVectors;
import dev.tripline.sensor.filter.FilterVectors;
import dev.tripline.sensor.transform.TransformVectors;
import dev.tripline.source.ProviderVectors;
import dev.tripline.source.RequestVectors;
import dev.tripline.source.ValidationVectors;
import dev.tripline.source.calendar.CalendarVectors;
import dev.tripline.source.host.filter.EventFilterVectors;
import dev.tripline.source.registration.HookVectors;
import dev.tripline.source.resource.ResourceVectors;
import dev.tripline.trigger.host.TriggerVectors;
import dev.tripline.trigger.parameter.ParameterVectors;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every recorded case of the folder that {@code -Dtripline.vectors} names (default: {@code src/test/resources/vectors}), one
 * test for each line.
 */
class VectorTest {
    /** Who checks what: one line for each part of the house. */
    private static final List<VectorChecks> PARTS = List.of(
            new DocumentVectors(),
            new FilterVectors(),
            new TransformVectors(),
            new EventFilterVectors(),
            new ExprVectors(),
            new TemplateVectors(),
            new CronVectors(),
            new DurationVectors(),
            new GovaluateVectors(),
            new GoYamlVectors(),
            new NumberVectors(),
            new PathVectors(),
            new ValidationVectors(),
            new RequestVectors(),
            new HookVectors(),
            new ProviderVectors(),
            new AdmissionVectors(),
            new CalendarVectors(),
            new ResourceVectors(),
            new EventBusVectors(),
            new ParameterVectors(),
            new TriggerVectors(),
            new BusVectors(),
            new LuaVectors(),
            new JqVectors(),
            new LintVectors());

    private static final Map<String, VectorCheck> CHECKS = checks();

    private static Map<String, VectorCheck> checks() {
        Map<String, VectorCheck> all = new HashMap<>();
        for (VectorChecks part : PARTS) {
            part.byKind().forEach((kind, check) -> {
                if (all.put(kind, check) != null) {
                    throw new IllegalStateException("two parts check the kind " + kind);
                }
            });
        }
        return all;
    }

    @TestFactory
    Stream<DynamicContainer> recorded_cases_hold() {
        List<Path> files = VectorFiles.in(VectorFiles.folder());
        assertThat(files).as("files in " + VectorFiles.folder()).isNotEmpty();
        return files.stream()
                .map(file -> DynamicContainer.dynamicContainer(
                        file.getFileName().toString(),
                        VectorFiles.read(file).stream()
                                .map(one -> DynamicTest.dynamicTest(one.kind() + " " + one.id(), () -> run(one)))));
    }

    private static void run(Vector vector) throws Exception {
        VectorCheck check = CHECKS.get(vector.kind());
        if (check == null) {
            if (!LaterKinds.reasons().containsKey(vector.kind())) {
                fail("nobody checks the kind " + vector.kind());
            }
            return;
        }
        String reason = Differences.byId().get(vector.id());
        if (reason == null) {
            check.check(vector);
        } else {
            assertThatThrownBy(() -> check.check(vector))
                    .as("listed as different: " + reason)
                    .isNotNull();
        }
    }
}
