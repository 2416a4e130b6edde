package dev.tripline.catalog.kubernetes.service.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.manifest.Node;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.text.NodeJson;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The Service of one event source, and what differs from it. */
class SourceServiceTest {
    private static final Map<String, String> PODS = Map.of("app", "tripline");
    private static final String PORTS = "\"ports\": [{\"port\": 80, \"targetPort\": 12000}]";

    private final SourceService service = new SourceService(Serialization.unmarshal(
            "--- {apiVersion: argoproj.io/v1alpha1, kind: EventSource, metadata: {name: hooks, namespace: events, uid:"
                    + " u1}}",
            GenericKubernetesResource.class));

    private static Optional<ServiceWish> wish(String section) {
        return ServiceWish.of(
                (Node.Obj) NodeJson.read("{\"service\": {%s}, \"webhook\": {}}".formatted(section), Position.NONE));
    }

    private Service wanted(String section, Optional<Service> there, Map<String, String> pods) {
        return service.wanted(wish(section).orElseThrow(), there, new TargetPorts(List.of()), pods);
    }

    private Service there(String owners, String selector) {
        return Serialization.unmarshal("""
            --- {apiVersion: v1, kind: Service, metadata: {name: hooks-eventsource-svc, namespace: events,
              labels: {controller: eventsource-controller, eventsource-name: hooks, owner-name: hooks},
              ownerReferences: [%s]}, spec: {type: ClusterIP, selector: {%s}, ports: [{port: 80, protocol: TCP}]}}
            """.formatted(owners, selector), Service.class);
    }

    /** Kubernetes refuses an object with two controllers. */
    @Test
    void an_event_source_made_anew_takes_the_place_of_the_controller_and_of_nobody_else() {
        Service old = there(
                "{apiVersion: argoproj.io/v1alpha1, kind: EventSource, name: hooks, uid: u0, controller: true},"
                        + " {apiVersion: v1, kind: ConfigMap, name: other, uid: c1}",
                "app: tripline");
        Service wanted = wanted(PORTS, Optional.of(old), PODS);
        assertThat(wanted.getMetadata().getOwnerReferences())
                .extracting(OwnerReference::getUid)
                .containsExactly("c1", "u1");
        OwnerReference owner = wanted.getMetadata().getOwnerReferences().getLast();
        assertThat(owner.getController()).isTrue();
        assertThat(owner.getKind()).isEqualTo("EventSource");
        assertThat(owner.getApiVersion()).isEqualTo("argoproj.io/v1alpha1");
        assertThat(owner.getName()).isEqualTo("hooks");
    }

    @Test
    void a_selector_of_another_event_source_is_not_argos_of_this_one() {
        Service other = there("", "controller: eventsource-controller, eventsource-name: other, owner-name: other");
        assertThat(wanted(PORTS, Optional.of(other), PODS).getSpec().getSelector())
                .isEqualTo(PODS);
        Service wider = there("", "eventsource-name: hooks, app: x");
        assertThat(wanted(PORTS, Optional.of(wider), PODS).getSpec().getSelector())
                .isEqualTo(PODS);
        Service argos = there("", "eventsource-name: hooks");
        assertThat(wanted(PORTS, Optional.of(argos), PODS).getSpec().getSelector())
                .isEqualTo(Map.of("eventsource-name", "hooks"));
        // Nobody knows what selects Tripline's pods: what is there may be it.
        assertThat(wanted(PORTS, Optional.of(other), Map.of()).getSpec().getSelector())
                .isEqualTo(other.getSpec().getSelector());
    }

    @Test
    void a_label_an_annotation_or_an_owner_alone_is_a_difference() {
        Service wanted = wanted(
                PORTS + ", \"metadata\": {\"labels\": {\"team\": \"a\"}, \"annotations\": {\"note\": \"b\"}}",
                Optional.empty(),
                PODS);
        assertThat(SourceService.same(wanted, wanted)).isTrue();
        Service label = new ServiceBuilder(wanted)
                .editMetadata()
                .removeFromLabels("team")
                .endMetadata()
                .build();
        assertThat(SourceService.same(label, wanted)).isFalse();
        Service annotation = new ServiceBuilder(wanted)
                .editMetadata()
                .withAnnotations(null)
                .endMetadata()
                .build();
        assertThat(SourceService.same(annotation, wanted)).isFalse();
        Service owner = new ServiceBuilder(wanted)
                .editMetadata()
                .withOwnerReferences()
                .endMetadata()
                .build();
        assertThat(SourceService.same(owner, wanted)).isFalse();
    }

    @Test
    void ports_are_kept_as_they_are_and_without_any_there_is_no_service() {
        Service wanted = wanted(
                "\"ports\": [{\"port\": 53, \"name\": \"a\", \"protocol\": \"UDP\"}, {\"port\": 53, \"name\": \"b\"}]",
                Optional.empty(),
                PODS);
        assertThat(wanted.getSpec().getPorts())
                .extracting(port -> port.getName() + " " + port.getProtocol())
                .containsExactly("a UDP", "b TCP");
        assertThat(wish("\"metadata\": {\"labels\": {\"team\": \"a\"}}")).isEmpty();
        assertThat(wish("\"ports\": []")).isEmpty();
    }

    /** As {@code ports:} without anything behind it, which YAML reads as null. */
    @Test
    void what_is_null_or_unknown_in_the_section_is_passed_over() {
        assertThat(wish("\"ports\": null")).isEmpty();
        assertThat(wish("\"ports\": [null]")).isEmpty();
        assertThat(wish("\"sessionAffinity\": {}, \"metadata\": {\"finalizers\": {}}, " + PORTS))
                .hasValueSatisfying(wish -> assertThat(wish.ports()).hasSize(1));
    }
}
