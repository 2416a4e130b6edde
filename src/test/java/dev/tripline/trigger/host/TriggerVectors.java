package dev.tripline.trigger.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.client.kubernetes.Cluster;
import dev.tripline.event.Event;
import dev.tripline.event.Outcome;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.sensor.SensorVectors;
import dev.tripline.trigger.Expected;
import dev.tripline.trigger.KnownTrigger;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Rendered;
import dev.tripline.trigger.Samples;
import dev.tripline.trigger.artifact.GitArtifact;
import dev.tripline.trigger.cluster.ArtifactReader;
import dev.tripline.trigger.email.EmailConfig;
import dev.tripline.trigger.email.EmailTrigger;
import dev.tripline.trigger.host.plan.TriggerPlan;
import dev.tripline.trigger.k8s.K8sConfig;
import dev.tripline.trigger.k8s.K8sTrigger;
import dev.tripline.trigger.policy.LabelPolicy;
import dev.tripline.trigger.retry.RetrySchedule;
import dev.tripline.trigger.retry.RetryStrategy;
import dev.tripline.vectors.Vector;
import dev.tripline.vectors.VectorCheck;
import dev.tripline.vectors.VectorChecks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;

/** The recorded behaviour of Argo Events' triggers, parameters aside. */
public final class TriggerVectors implements VectorChecks {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

    @Override
    public Map<String, VectorCheck> byKind() {
        Map<String, VectorCheck> checks = new HashMap<>();
        checks.put("event.data-string", TriggerVectors::dataString);
        checks.put("retry", TriggerVectors::retry);
        checks.put("retry.convert", TriggerVectors::convert);
        checks.put("trigger.execution", ExecutionRun::check);
        checks.put("trigger.email", TriggerVectors::email);
        checks.put("trigger.http", TriggerVectors::http);
        checks.put("policy.status", TriggerVectors::status);
        checks.put("policy.k8s", TriggerVectors::labels);
        checks.put("artifact.git", TriggerVectors::git);
        checks.put("k8s.gvr", TriggerVectors::resource);
        checks.put("validate.triggers", TriggerVectors::validate);
        return checks;
    }

    private static void dataString(Vector vector) throws RenderFailure {
        Event event = Samples.event(vector.event());
        Map<String, Object> shown = TriggersByHand.all()
                .preview(plan("{template: {name: t, log: {}}}"), Samples.firing(Map.of("d", event)));
        assertThat(shown.get("lines"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .singleElement(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("message", vector.expect().get("text").asText());
    }

    private static TriggerPlan plan(String yaml) {
        Problems problems = new Problems();
        return TriggersByHand.all()
                .plan(Samples.yaml(yaml), "t", Set.of(), problems)
                .orElseThrow(() -> new IllegalArgumentException(problems.all().toString()));
    }

    private static void retry(Vector vector) {
        JsonNode backoff = vector.given().get("backoff");
        RetrySchedule schedule = backoff.isNull()
                ? RetrySchedule.DEFAULT
                : Samples.bind(RetryStrategy.class, backoff.toString()).schedule();
        JsonNode outcomes = vector.given().get("outcomes");
        int attempts = 1;
        long waited = 0;
        boolean done = isOk(outcomes, 1);
        while (!done && attempts < schedule.attempts()) {
            waited += schedule.delay(attempts, () -> 0).toMillis();
            attempts++;
            done = isOk(outcomes, attempts);
        }
        assertThat(done).isNotEqualTo(vector.expectsError());
        assertThat(attempts).isEqualTo(vector.expect().get("attempts").asInt());
        assertThat(waited)
                .isGreaterThanOrEqualTo(vector.expect().path("minElapsedMs").asLong());
    }

    /** After the last outcome that is given it stays as it is. */
    private static boolean isOk(JsonNode outcomes, int attempt) {
        return outcomes.get(Math.min(attempt, outcomes.size()) - 1).asText().equals("ok");
    }

    private static void convert(Vector vector) {
        String text = vector.given().get("backoff").toString();
        if (vector.expectsError()) {
            assertThat(Samples.refusals(RetryStrategy.class, text)).isNotEmpty();
            return;
        }
        RetrySchedule schedule = Samples.bind(RetryStrategy.class, text).schedule();
        JsonNode expect = vector.expect();
        assertThat(schedule.first().toMillis())
                .isEqualTo(expect.get("durationMs").asLong());
        assertThat(schedule.factor()).isEqualTo(expect.get("factor").asDouble());
        assertThat(schedule.jitter()).isEqualTo(expect.get("jitter").asDouble());
        assertThat(schedule.attempts()).isEqualTo(expect.get("steps").asInt());
    }

    private static void email(Vector vector) {
        ObjectNode section = vector.given().get("email").deepCopy();
        if (!section.has("host")) {
            section.put("host", "smtp.invalid");
        }
        String trouble = "";
        try {
            EmailTrigger trigger = new EmailTrigger();
            KnownTrigger.Request request =
                    trigger.render(Samples.bind(EmailConfig.class, section.toString()), Samples.view("d", "{}"));
            Outcome sent = trigger.act(request).await().atMost(Duration.ofSeconds(5));
            trouble = vector.given().has("smtp") && !(sent instanceof Outcome.Done) ? sent.detail() : "";
        } catch (RenderFailure e) {
            trouble = String.valueOf(e.getMessage());
        }
        assertThat(!trouble.isEmpty()).isEqualTo(vector.expectsError());
        Expected.contains(trouble, vector.expect(), "errorContains");
    }

    private static void http(Vector vector) {
        TriggerPlan plan =
                plan("{\"template\":{\"name\":\"t\",\"http\":" + vector.given().get("http") + "}}");
        Outcome outcome = TriggersByHand.all()
                .attempt(plan, Samples.firing("d", "{}"), 1, true)
                .await()
                .atMost(Duration.ofSeconds(30))
                .orElseThrow()
                .outcome();
        assertThat(outcome instanceof Outcome.Done).isNotEqualTo(vector.expectsError());
        Expected.contains(outcome.detail(), vector.expect(), "errorContains");
        if (vector.expect().path("requestsSent").asInt(-1) == 0) {
            assertThat(outcome.detail()).startsWith("nothing sent");
        }
    }

    private static void status(Vector vector) {
        TriggerPlan plan = plan("{\"template\":{\"name\":\"t\",\"http\":{\"url\":\"http://target\"}},\"policy\":"
                + vector.given().get("policy") + "}");
        assertThat(plan.status()
                        .orElseThrow()
                        .allows(vector.given().get("status").asInt()))
                .isNotEqualTo(vector.expectsError());
    }

    private static void labels(Vector vector) {
        LabelPolicy policy = Samples.bind(
                LabelPolicy.class, vector.given().get("policy").get("k8s").toString());
        Map<String, String> live = new HashMap<>();
        vector.given()
                .get("liveLabels")
                .properties()
                .forEach(label -> live.put(label.getKey(), label.getValue().asText()));
        int look = 1;
        LabelPolicy.Verdict verdict = policy.after(look, live, () -> 0);
        while (verdict instanceof LabelPolicy.Verdict.LookAgain) {
            verdict = policy.after(++look, live, () -> 0);
        }
        boolean failed = verdict instanceof LabelPolicy.Verdict.TimedOut over && over.failed();
        assertThat(failed).isEqualTo(vector.expectsError());
    }

    private static void git(Vector vector) {
        GitArtifact git =
                Samples.bind(GitArtifact.class, vector.given().get("git").toString());
        JsonNode expect = vector.expect();
        assertThat(git.refusal().isPresent()).isEqualTo(vector.expectsError());
        Expected.contains(git.refusal().orElse(""), expect, "errorContains");
        if (expect.has("ref")) {
            assertThat(git.reference()).isEqualTo(expect.get("ref").asText());
        }
        if (expect.has("remote")) {
            assertThat(git.remoteName()).isEqualTo(expect.get("remote").asText());
        }
    }

    private static void resource(Vector vector) throws RenderFailure {
        String section = "{\"source\":{\"resource\":" + vector.given() + "}}";
        Rendered request = new K8sTrigger("default", Cluster.none(), new ArtifactReader(selector -> Optional.empty()))
                .render(Samples.bind(K8sConfig.class, section), Samples.view("d", "{}"));
        Map<String, Object> shown = request.summary();
        for (String part : List.of("group", "version", "resource")) {
            assertThat(shown.getOrDefault(part, ""))
                    .isEqualTo(vector.expect().get(part).asText());
        }
    }

    /** The sensor's room is asked too: it reads names and {@code conditionsReset}. */
    private static void validate(Vector vector) {
        JsonNode triggers = vector.given().get("triggers");
        List<Map<String, String>> dependencies = new ArrayList<>();
        for (String name : names(triggers)) {
            dependencies.add(Map.of("name", name, "eventSourceName", "src", "eventName", name));
        }
        List<String> errors =
                new ArrayList<>(SensorVectors.errors(Map.of("dependencies", dependencies, "triggers", triggers)));
        TriggerHost host = TriggersByHand.all();
        for (JsonNode trigger : triggers) {
            Problems problems = new Problems();
            host.plan(Samples.yaml(trigger.toString()), "t", Set.of(), problems);
            problems.all().stream()
                    .filter(Problem::isError)
                    .map(Problem::message)
                    .forEach(errors::add);
        }
        assertThat(errors.isEmpty())
                .as(errors.toString())
                .isEqualTo(vector.expect().get("valid").asBoolean());
        for (String word : Expected.words(vector.expect(), "errorContains")) {
            assertThat(errors).anySatisfy(error -> assertThat(error).contains(word));
        }
    }

    /** Of the dependencies that the conditions speak of; one at least, as every sensor has. */
    private static List<String> names(JsonNode triggers) {
        List<String> names = new ArrayList<>();
        for (JsonNode trigger : triggers) {
            Matcher matcher =
                    NAME.matcher(trigger.path("template").path("conditions").asText(""));
            while (matcher.find()) {
                if (!names.contains(matcher.group())) {
                    names.add(matcher.group());
                }
            }
        }
        return names.isEmpty() ? List.of("dep") : names;
    }
}
