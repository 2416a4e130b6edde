package dev.tripline.catalog.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The definitions are those of Argo Events. */
@Timeout(60)
class CustomResourcesTest {
    @ParameterizedTest
    @CsvSource({
        "EVENT_BUS, eventbus, eventbus, eb",
        "EVENT_SOURCE, eventsources, eventsource, es",
        "SENSOR, sensors, sensor, sn"
    })
    void definitions_are_argos(ArgoKind kind, String plural, String singular, String shortName) {
        CustomResourceDefinition definition = CustomResources.definition(kind);
        assertThat(definition.getMetadata().getName()).isEqualTo(plural + ".argoproj.io");
        var spec = definition.getSpec();
        assertThat(spec.getGroup()).isEqualTo("argoproj.io");
        assertThat(spec.getScope()).isEqualTo("Namespaced");
        assertThat(spec.getNames().getKind()).isEqualTo(kind.kind());
        assertThat(spec.getNames().getPlural()).isEqualTo(plural);
        assertThat(spec.getNames().getSingular()).isEqualTo(singular);
        assertThat(spec.getNames().getShortNames()).containsExactly(shortName);
        var version = spec.getVersions().getFirst();
        assertThat(version.getName()).isEqualTo("v1alpha1");
        assertThat(version.getServed()).isTrue();
        assertThat(version.getStorage()).isTrue();
        assertThat(version.getSubresources().getStatus()).isNotNull();
        JSONSchemaProps schema = version.getSchema().getOpenAPIV3Schema();
        assertThat(schema.getRequired()).containsExactly("metadata", "spec");
        for (String section : List.of("spec", "status")) {
            assertThat(schema.getProperties().get(section).getXKubernetesPreserveUnknownFields())
                    .as(section)
                    .isTrue();
        }
    }
}
