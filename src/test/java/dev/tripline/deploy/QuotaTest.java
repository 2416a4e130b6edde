package dev.tripline.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Everything fits the namespace's quota at once, also while it is updated, and the table in K8s/README.md says the sum. */
class QuotaTest {
    private static final BigDecimal MEBI = BigDecimal.valueOf(1024L * 1024);
    private static final List<String> AMOUNTS =
            List.of("requests/cpu", "requests/memory", "limits/cpu", "limits/memory");

    /**
     * In millicores and MiB.
     *
     * @param amounts in the order of {@link #AMOUNTS}
     */
    private record Sum(List<Integer> amounts) {
        static Sum zero() {
            return new Sum(List.of(0, 0, 0, 0));
        }

        static Sum of(JsonNode resources) {
            return new Sum(AMOUNTS.stream()
                    .map(amount -> number(resources.at("/" + amount)))
                    .toList());
        }

        Sum plus(Sum other, int times) {
            return new Sum(List.of(at(other, 0, times), at(other, 1, times), at(other, 2, times), at(other, 3, times)));
        }

        private int at(Sum other, int i, int times) {
            return amounts.get(i) + times * other.amounts.get(i);
        }

        boolean fits(Sum room) {
            return IntStream.range(0, 4).allMatch(i -> amounts.get(i) <= room.amounts.get(i));
        }

        String row() {
            return "%dm | %dMi | %dm | %dMi".formatted(amounts.toArray());
        }

        private static int number(JsonNode quantity) {
            assertThat(quantity.isMissingNode())
                    .as("a request or limit is missing")
                    .isFalse();
            Quantity parsed = new Quantity(quantity.asText());
            BigDecimal amount = Quantity.getAmountInBytes(parsed);
            return quantity.asText().endsWith("i")
                    ? amount.divide(MEBI).intValueExact()
                    : amount.multiply(BigDecimal.valueOf(1000)).intValueExact();
        }
    }

    private static final List<Thing> THINGS = Rendering.everything();

    private static Thing only(String kind) {
        List<Thing> found =
                THINGS.stream().filter(thing -> thing.kind().equals(kind)).toList();
        assertThat(found).as(kind).hasSize(1);
        return found.getFirst();
    }

    private static List<Thing> workloads() {
        return THINGS.stream().filter(thing -> !thing.podSpec().isMissingNode()).toList();
    }

    private static Sum pod(JsonNode podSpec) {
        Sum sum = Sum.zero();
        for (JsonNode container : podSpec.at("/containers")) {
            sum = sum.plus(Sum.of(container.at("/resources")), 1);
        }
        assertThat(podSpec.at("/initContainers").isMissingNode())
                .as("counted by nobody")
                .isTrue();
        return sum;
    }

    private static Sum running() {
        Sum sum = Sum.zero();
        for (Thing workload : workloads()) {
            sum = sum.plus(pod(workload.podSpec()), workload.pods());
        }
        return sum;
    }

    private static Sum quota() {
        JsonNode hard = only("ResourceQuota").at("/spec/hard");
        return new Sum(AMOUNTS.stream()
                .map(amount -> Sum.number(hard.at("/" + amount.replace('/', '.'))))
                .toList());
    }

    /** The step, and beside it Argo's executor, which says nothing about itself and gets the namespace's defaults. */
    private static List<Sum> workflowPods() {
        JsonNode limit = only("LimitRange").at("/spec/limits/0");
        Sum executor = new Sum(List.of(
                Sum.number(limit.at("/defaultRequest/cpu")),
                Sum.number(limit.at("/defaultRequest/memory")),
                Sum.number(limit.at("/default/cpu")),
                Sum.number(limit.at("/default/memory"))));
        return THINGS.stream()
                .filter(thing -> thing.kind().equals("WorkflowTemplate"))
                .map(template -> executor.plus(Sum.of(template.at("/spec/templates/0/container/resources")), 1))
                .toList();
    }

    @Test
    void theQuotaIsTheOneThatWasGiven() {
        assertThat(quota().row()).isEqualTo("500m | 1024Mi | 2000m | 3072Mi");
        assertThat(only("LimitRange").text("/spec/limits/0/max/cpu")).isEqualTo("1");
        assertThat(only("LimitRange").text("/spec/limits/0/max/memory")).isEqualTo("1Gi");
    }

    @Test
    void everythingFitsWithAThreeNodeBusAndTwoWorkflows() {
        assertThat(workloads()).extracting(Thing::name).containsExactlyInAnyOrder("nats", "tripline");
        assertThat(workloads().stream().filter(one -> one.name().equals("nats")))
                .allSatisfy(bus -> assertThat(bus.at("/spec/replicas").asInt()).isEqualTo(3));
        assertThat(running().fits(quota()))
                .as("%s of %s", running().row(), quota().row())
                .isTrue();
        assertThat(workflowPods()).hasSize(3).allSatisfy(pod -> {
            Sum all = running().plus(pod, 2);
            assertThat(all.fits(quota()))
                    .as("%s of %s", all.row(), quota().row())
                    .isTrue();
        });
    }

    @Test
    void noContainerIsLargerThanAllowed() {
        Sum most = new Sum(List.of(1000, 1024, 1000, 1024));
        for (Thing workload : workloads()) {
            for (JsonNode container : workload.podSpec().at("/containers")) {
                Sum one = Sum.of(container.at("/resources"));
                assertThat(one.fits(most)).as("%s: %s", workload, one.row()).isTrue();
            }
        }
    }

    @Test
    void thereIsRoomOnTheDisks() {
        int claims = 0;
        int storage = 0;
        for (Thing workload : workloads()) {
            for (JsonNode claim : workload.at("/spec/volumeClaimTemplates")) {
                claims += workload.pods();
                storage += workload.pods() * Sum.number(claim.at("/spec/resources/requests/storage"));
            }
        }
        JsonNode hard = only("ResourceQuota").at("/spec/hard");
        assertThat(claims)
                .isEqualTo(3)
                .isLessThanOrEqualTo(hard.at("/persistentvolumeclaims").asInt());
        assertThat(storage).isLessThanOrEqualTo(Sum.number(hard.at("/requests.storage")));
    }

    @Test
    void theTableSaysTheSum() throws IOException {
        String page = Files.readString(Thing.ROOT.resolve("K8s/README.md"));
        for (Thing workload : workloads()) {
            assertThat(page)
                    .contains("| `%s` | %d | %s |"
                            .formatted(
                                    workload.name(),
                                    workload.pods(),
                                    pod(workload.podSpec()).row()));
        }
        assertThat(page)
                .contains(
                        "| together | 5 | " + running().row() + " |",
                        "| quota | | " + quota().row() + " |",
                        "| a workflow's pod | 2 | " + workflowPods().getFirst().row() + " |");
        assertThat(workflowPods()).containsOnly(workflowPods().getFirst());
    }
}
