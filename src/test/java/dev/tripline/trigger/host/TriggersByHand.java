package dev.tripline.trigger.host;

import dev.tripline.client.http.HttpCaller;
import dev.tripline.client.kubernetes.Cluster;
import dev.tripline.language.World;
import dev.tripline.trigger.MapSecrets;
import dev.tripline.trigger.Samples;
import dev.tripline.trigger.TriggerKind;
import dev.tripline.trigger.argocd.ArgocdTrigger;
import dev.tripline.trigger.argoworkflow.ArgoWorkflowTrigger;
import dev.tripline.trigger.awslambda.AwsLambdaTrigger;
import dev.tripline.trigger.azureeventhubs.AzureEventHubsTrigger;
import dev.tripline.trigger.azureservicebus.AzureServiceBusTrigger;
import dev.tripline.trigger.cluster.ArtifactReader;
import dev.tripline.trigger.custom.CustomTrigger;
import dev.tripline.trigger.email.EmailTrigger;
import dev.tripline.trigger.host.plan.TriggerKinds;
import dev.tripline.trigger.http.HttpTrigger;
import dev.tripline.trigger.k8s.K8sTrigger;
import dev.tripline.trigger.kafka.KafkaTrigger;
import dev.tripline.trigger.log.LogTrigger;
import dev.tripline.trigger.nats.NatsTrigger;
import dev.tripline.trigger.openwhisk.OpenWhiskTrigger;
import dev.tripline.trigger.pulsar.PulsarTrigger;
import dev.tripline.trigger.slack.SlackTrigger;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A trigger host without CDI, for tests of other rooms. */
public final class TriggersByHand {
    private TriggersByHand() {}

    public static TriggerHost of(List<TriggerKind<?, ?>> kinds) {
        return new TriggerHost(new TriggerKinds(kinds.stream()), new SimpleMeterRegistry(), "default", Samples.WORLD);
    }

    /** With a clock and a chance that the test gives. */
    public static TriggerHost of(List<TriggerKind<?, ?>> kinds, World world) {
        return new TriggerHost(new TriggerKinds(kinds.stream()), new SimpleMeterRegistry(), "default", world);
    }

    /** With every kind that there is, and no secret. */
    public static TriggerHost all() {
        return Shared.HOST;
    }

    /** Every kind that there is, without secrets. */
    public static List<TriggerKind<?, ?>> kinds() {
        return Shared.KINDS;
    }

    /** Made when somebody asks for it; ends with the tests' process. */
    private static final class Shared {
        private static final ArtifactReader NO_ARTIFACTS = new ArtifactReader(selector -> Optional.empty());
        private static final List<TriggerKind<?, ?>> KINDS = List.of(
                new AwsLambdaTrigger(),
                new ArgoWorkflowTrigger("default", Cluster.none(), NO_ARTIFACTS, Optional.empty()),
                new AzureEventHubsTrigger(),
                new AzureServiceBusTrigger(),
                new CustomTrigger(),
                new EmailTrigger(),
                new HttpTrigger(new HttpCaller(Vertx.vertx()), new MapSecrets(Map.of()), "1.0"),
                new ArgocdTrigger("default", Cluster.none()),
                new K8sTrigger("default", Cluster.none(), NO_ARTIFACTS),
                new KafkaTrigger(),
                new LogTrigger(),
                new NatsTrigger(),
                new OpenWhiskTrigger(),
                new PulsarTrigger(),
                new SlackTrigger());
        private static final TriggerHost HOST = of(KINDS);
    }
}
