package dev.tripline.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problem.Severity;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.text.YamlReader;
import dev.tripline.source.host.SourceStatus;
import dev.tripline.source.host.SourceStatus.State;
import dev.tripline.source.host.plan.SourceBinding;
import dev.tripline.source.host.plan.SourceKinds;
import dev.tripline.source.host.plan.SourcePlan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every kind keeps that is read and checked only. */
class KnownSourcesTest {
    private final Problems problems = new Problems();

    static List<KnownSource<?>> kinds() {
        return SourceBeans.known();
    }

    private static Manifest example(KnownSource<?> kind) throws IOException {
        Problems reading = new Problems();
        try (InputStream in = Objects.requireNonNull(kind.getClass().getResourceAsStream("example.yaml"))) {
            List<Manifest> read = YamlReader.read(
                    kind.key() + ".yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8), reading);
            assertThat(reading.all()).isEmpty();
            return read.getFirst();
        }
    }

    private List<SourceBinding> plan(KnownSource<?> kind, Manifest manifest) {
        return new SourcePlan(new SourceKinds(List.of(kind)))
                .of(manifest, problems)
                .bindings();
    }

    private List<SourceBinding> plan(KnownSource<?> kind, String event) {
        return plan(kind, FrontDoor.eventSource("es", "{\"" + kind.key() + "\": {\"ev\": " + event + "}}"));
    }

    @Test
    void with_those_that_are_served_they_are_all_of_argo_events_and_perhaps_more() {
        assertThat(SourceBeans.all(selector -> Optional.empty()))
                .extracting(SourceKind::type)
                .doesNotHaveDuplicates()
                .contains(("mns minio calendar file sftp resource webhook amqp kafka mqtt nats sns sqs"
                                + " pubsub gerrit github gitlab hdfs slack storagegrid azureEventsHub azureQueueStorage"
                                + " azureServiceBus stripe emitter redis redisStream nsq pulsar generic bitbucketserver"
                                + " bitbucket")
                        .split(" "));
    }

    @Test
    void those_of_which_argo_runs_one_at_a_time() {
        assertThat(SourceBeans.all(selector -> Optional.empty()))
                .filteredOn(SourceKind::oneAtATime)
                .extracting(SourceKind::key)
                .containsExactlyInAnyOrder(
                        ("amqp azureEventsHub azureServiceBus calendar emitter file generic hdfs kafka"
                                        + " minio mqtt nats nsq prometheus pubSub pulsar redis redisStream resource sftp")
                                .split(" "));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void its_example_loads_with_nothing_but_the_word_that_it_is_not_served(KnownSource<?> kind) throws IOException {
        assertThat(plan(kind, example(kind))).singleElement().satisfies(binding -> {
            assertThat(binding.config()).isInstanceOf(kind.config());
            assertThat(binding.served()).as("no route").isEmpty();
        });
        assertThat(problems.all()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("TL-2002");
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
            assertThat(problem.message()).contains("\"" + kind.key() + "\"");
        });
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void its_example_shows_every_field(KnownSource<?> kind) throws IOException {
        // Fields that exclude each other, or that are deprecated.
        Set<String> left = Set.of(
                "amqp.url", "azureServiceBus.queueName", "hdfs.krbCCacheSecret", "hdfs.path", "gitlab.projectID");
        Node.Obj section = (Node.Obj) example(kind).spec().get(kind.key()).orElseThrow();
        Node.Obj event = (Node.Obj) section.members().values().iterator().next();
        assertThat(Fields.of(kind.config()))
                .filteredOn(field -> !left.contains(kind.key() + "." + field))
                .isSubsetOf(event.members().keySet());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_wrong_type_is_an_error_at_every_field(KnownSource<?> kind) {
        for (String field : Fields.of(kind.config())) {
            assertThat(plan(kind, "{\"" + field + "\": [[]]}")).isEmpty();
        }
        assertThat(problems.all())
                .filteredOn(problem -> problem.code().equals("TL-1201"))
                .extracting(problem -> problem.path().replaceAll("\\[0]$", ""))
                .containsAll(Fields.of(kind.config()).stream()
                        .map(field -> "spec." + kind.key() + ".ev." + field)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void nothing_at_all_is_not_enough_and_unknown_fields_are_told(KnownSource<?> kind) {
        assertThat(plan(kind, "{\"webhok\": {}, \"jsonBodi\": true}")).isEmpty();
        assertThat(problems.all()).extracting(Problem::code).contains("TL-1203", "TL-1202");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void it_is_listed_and_opens_nothing(KnownSource<?> kind) throws IOException {
        List<SourceBinding> bindings = plan(kind, example(kind));
        try (FrontDoor door = new FrontDoor(secrets -> List.of(kind))) {
            assertThat(door.host.apply(bindings).all()).isEmpty();
            assertThat(door.host.apply(bindings).all()).isEmpty();
            assertThat(door.host.status()).singleElement().satisfies(status -> {
                assertThat(status.state()).isEqualTo(State.NOT_SERVED);
                assertThat(status.url()).isEmpty();
                assertThat(status.detail()).isEqualTo("known, not served by this version");
            });
            assertThat(door.host.status()).extracting(SourceStatus::kind).containsExactly(kind.key());
        }
    }
}
