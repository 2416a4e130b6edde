package dev.tripline.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rights that are missed only when something has gone wrong before. */
class ActingRightsTest {
    private static final List<Thing> THINGS = Rendering.everything();

    private static Stream<Thing> of(String kind) {
        return THINGS.stream().filter(thing -> thing.kind().equals(kind));
    }

    private static Set<String> rights(String account) {
        Set<String> rights = new TreeSet<>();
        of("RoleBinding")
                .filter(binding -> binding.text("/subjects/0/name").equals(account))
                .flatMap(binding -> of("Role").filter(role -> role.name().equals(binding.text("/roleRef/name"))))
                .flatMap(role -> role.at("/rules").findParents("verbs").stream())
                .forEach(rule -> {
                    for (JsonNode verb : rule.at("/verbs")) {
                        rule.at("/resources").forEach(one -> rights.add(verb.asText() + " " + one.asText()));
                    }
                });
        return rights;
    }

    /** What an earlier attempt made is looked at before it is taken for one's own. */
    @Test
    void whoCreatesWorkflowsMayReadThem() {
        assertThat(of("Sensor"))
                .hasSize(3)
                .allSatisfy(sensor -> assertThat(rights(sensor.text("/spec/template/serviceAccountName")))
                        .contains("create workflows", "get workflows"));
    }

    /** The executor patches the result when it reports a second time. */
    @Test
    void executorsReportTwice() {
        assertThat(of("WorkflowTemplate"))
                .hasSize(3)
                .allSatisfy(template -> assertThat(rights(template.text("/spec/serviceAccountName")))
                        .contains("create workflowtaskresults", "patch workflowtaskresults"));
    }

    @Test
    void triplineReadsWhatManifestsName() {
        assertThat(rights("tripline")).contains("get secrets", "get configmaps");
    }
}
