package dev.tripline.runtime.doctor;

import dev.tripline.client.kubernetes.AccessReviews;
import dev.tripline.client.kubernetes.ApiServer;
import dev.tripline.client.kubernetes.Cluster;
import dev.tripline.client.kubernetes.Right;
import dev.tripline.client.kubernetes.identity.ServiceAccount;
import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.text.YamlReader;
import dev.tripline.runtime.deploy.ManifestCompiler;
import dev.tripline.runtime.doctor.Diagnosis.Answer;
import dev.tripline.runtime.doctor.Diagnosis.Finding;
import dev.tripline.trigger.host.plan.TriggerPlan;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the API server, with a token of the sensor's service account, whether it may do what the sensor's triggers do. Changes
 * nothing. What parameters change (a kind, a namespace) it cannot know before an event. Blocks.
 */
@ApplicationScoped
public class Doctor {
    private static final String VERSION = "argoproj.io/v1alpha1";

    private final ManifestCompiler compiler;
    private final Cluster cluster;

    Doctor(ManifestCompiler compiler, Cluster cluster) {
        this.compiler = compiler;
        this.cluster = cluster;
    }

    /** What people have to do something about: accounts that actions could not be carried out as. Does not block. */
    public List<String> troubles() {
        return cluster.denials().values().stream()
                .map(why -> "actions are rejected: " + why)
                .toList();
    }

    /** A sensor as the cluster has it, read with the process's own rights; empty when it is not there. */
    public Optional<Manifest> sensor(String namespace, String name) {
        return cluster.read(VERSION, Manifest.SENSOR, namespace, name)
                .flatMap(json -> YamlReader.read("Sensor " + namespace + "/" + name, json, new Problems()).stream()
                        .findFirst());
    }

    /**
     * Examines a sensor.
     *
     * @return empty when no cluster is connected
     */
    public Optional<Diagnosis> examine(String namespace, Manifest sensor) throws InterruptedException {
        Optional<ApiServer> server = cluster.server();
        if (server.isEmpty()) {
            return Optional.empty();
        }
        Problems problems = new Problems();
        Map<String, TriggerPlan> plans = compiler.plans(sensor, problems);
        List<String> notes = problems.all().stream()
                .filter(Problem::isError)
                .map(problem -> problem.path() + ": " + problem.message())
                .toList();
        AccessReviews reviews = new AccessReviews(server.get());
        List<Finding> findings = new ArrayList<>();
        String account = "";
        for (TriggerPlan plan : plans.values()) {
            account = plan.account();
            for (Map.Entry<Right, String> right : Needs.of(plan).entrySet()) {
                AccessReviews.Verdict verdict = reviews.ask(new ServiceAccount(namespace, account), right.getKey());
                Answer answer = !verdict.known() ? Answer.UNKNOWN : verdict.allowed() ? Answer.ALLOWED : Answer.DENIED;
                findings.add(new Finding(right.getValue(), right.getKey().toString(), answer, verdict.reason()));
            }
        }
        return Optional.of(new Diagnosis(new ServiceAccount(namespace, account).toString(), findings, notes));
    }
}
