package dev.tripline.source.host.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.event.Origin;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.SourceBeans;
import dev.tripline.source.webhook.WebhookConfig;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcePlanTest {
    private static final String OK = "{\"port\": \"12000\", \"endpoint\": \"/a\", \"method\": \"POST\"}";
    private static final SourceKinds KINDS = new SourceKinds(SourceBeans.all(selector -> Optional.empty()));

    private final Problems problems = new Problems();

    private List<SourceBinding> plan(String spec) {
        return new SourcePlan(KINDS)
                .of(FrontDoor.eventSource("es", spec), problems)
                .bindings();
    }

    private static String webhook(String more) {
        return "{\"webhook\": {\"e\": {\"port\": \"1\", \"endpoint\": \"/\"" + more + "}}}";
    }

    @Test
    void binds_each_event_with_its_place() {
        List<SourceBinding> bindings = plan("""
                {"eventBusName": "default", "replicas": 2,
                 "template": {"serviceAccountName": "a", "container": {"env": [{"name": "A", "value": "1"}]},
                              "affinity": {"nodeAffinity": {}}},
                 "service": {"ports": [{"port": 12000, "targetPort": "http"}], "clusterIP": "None"},
                 "webhook": {"hello": %s}}""".formatted(OK));
        assertThat(problems.all()).isEmpty();
        assertThat(bindings).singleElement().satisfies(binding -> {
            assertThat(binding.origin()).isEqualTo(new Origin("es", "hello"));
            assertThat(binding.path()).isEqualTo("spec.webhook.hello");
            assertThat(binding.config()).isInstanceOf(WebhookConfig.class);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"replicas": "2"}                                        | spec.replicas                        | TL-1201
            {"eventBusName": 3}                                      | spec.eventBusName                    | TL-1201
            {"template": {"priority": "high"}}                       | spec.template.priority               | TL-1201
            {"template": {"container": {"env": {}}}}                 | spec.template.container.env          | TL-1201
            {"template": {"nodeSelector": {"a": 1}}}                 | spec.template.nodeSelector.a         | TL-1201
            {"template": {"nodeSelectr": {}}}                        | spec.template.nodeSelectr            | TL-1202
            {"service": {"ports": [{"port": "12000"}]}}              | spec.service.ports[0].port           | TL-1201
            {"service": {"ports": [{"targetPort": 3000000000}]}}     | spec.service.ports[0].targetPort     | TL-1203
            {"webhook": []}                                          | spec.webhook                         | TL-2006
            {"webhook": {"a": 3}}                                    | spec.webhook.a                       | TL-1201
            """)
    void what_surrounds_the_events_is_checked_too(String spec, String path, String code) {
        plan(spec);
        assertThat(problems.all()).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo(path);
            assertThat(problem.code()).isEqualTo(code);
        });
    }

    @Test
    void all_complaints_come_at_once() {
        plan("""
                {"webhok": {}, "kafka": {"k": {}}, "webhook": {"dup": %1$s, "a.b": %1$s, "c": {"port": "0", "endpoint": ""}},
                 "github": {"dup": {}}}""".formatted(OK));
        assertThat(problems.all())
                .extracting(Problem::message)
                .containsExactly(
                        "unknown kind of event source \"webhok\" (did you mean \"webhook\"?)",
                        "url must be specified",
                        "topic must be specified",
                        "consumerGroup or partition must be specified",
                        "event sources of kind \"kafka\" are known, not served by this version",
                        "the event's name \"a.b\" cannot be part of a subject",
                        "endpoint can't be empty",
                        "port 0 is out of range",
                        "more than one \"dup\" found in the spec",
                        "either repositories or organizations is required",
                        "webhook is missing",
                        "event sources with rolling update and recreate update strategy can not be put together");
    }

    @Test
    void what_argo_says_first_comes_first_though_it_stands_outside() {
        plan("{\"sns\": {\"e\": {\"webhook\": {}, \"region\": \"r\"}}}");
        assertThat(problems.all())
                .extracting(problem -> problem.path() + ": " + problem.message())
                .startsWith(
                        "spec.sns.e.topicArn: must specify topic arn",
                        "spec.sns.e.webhook.endpoint: endpoint can't be empty",
                        "spec.sns.e.webhook.port: port can't be empty");
    }

    @Test
    void the_condition_is_about_the_first_failure() {
        SourcePlan plan = new SourcePlan(KINDS);
        String mixed = "{\"calendar\": {\"a\": {\"interval\": \"1s\"}}, \"webhook\": {\"%s\": " + OK + "}}";
        assertThat(plan.of(FrontDoor.eventSource("es", mixed.formatted("b")), problems)
                        .provided())
                .isEqualTo(new SourcesProvided(
                        false, "InvalidEventSource", "Some types of event sources can not be put in one spec"));
        assertThat(plan.of(FrontDoor.eventSource("es", mixed.formatted("a")), problems)
                        .provided()
                        .message())
                .isEqualTo("more than one \"a\" found");
    }

    @Test
    void an_empty_section_mixes_nothing() {
        plan("{\"calendar\": {}, \"webhook\": {\"a\": " + OK + "}}");
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void a_filter_belongs_to_its_event() {
        assertThat(plan(webhook(", \"filter\": {\"expression\": \"body.id == 4\"}")))
                .singleElement()
                .satisfies(binding -> assertThat(binding.filter()).isPresent());
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void the_same_with_another_filter_is_not_the_same() {
        SourceBinding one =
                plan(webhook(", \"filter\": {\"expression\": \"true\"}")).getFirst();
        SourceBinding same =
                plan(webhook(", \"filter\": {\"expression\": \"true\"}")).getFirst();
        SourceBinding other = plan(webhook("")).getFirst();
        assertThat(one.sameAs(same)).isTrue();
        assertThat(one.sameAs(other)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"expression": "body.id =="} | spec.webhook.e.filter.expression | TL-2005
            {}                           | spec.webhook.e.filter.expression | TL-2005
            {"expression": true}         | spec.webhook.e.filter.expression | TL-1201
            "body.id == 4"               | spec.webhook.e.filter            | TL-1201
            """)
    void a_filter_that_cannot_work_is_an_error(String filter, String path, String code) {
        assertThat(plan(webhook(", \"filter\": " + filter))).isEmpty();
        assertThat(problems.all()).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo(path);
            assertThat(problem.code()).isEqualTo(code);
        });
    }

    @Test
    void a_mistyped_filter_is_told() {
        plan(webhook(", \"filtr\": {}"));
        assertThat(problems.all())
                .extracting(Problem::message)
                .containsExactly("unknown field \"filtr\" (did you mean \"filter\"?)");
    }
}
