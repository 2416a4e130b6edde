package dev.tripline.manifest.eventbus;

import dev.tripline.manifest.binding.Checked;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Inline;
import dev.tripline.manifest.binding.Key;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.pod.Placement;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;

/** {@code spec.nats}: NATS streaming, which a controller runs or which is there already. */
@RegisterForReflection
public record NatsBus(@Key("native") Optional<Native> nativeBus, Optional<Exotic> exotic) implements Checked {
    /** One that a controller runs. */
    @RegisterForReflection
    public record Native(
            int replicas,
            Optional<String> auth,
            Optional<PersistenceStrategy> persistence,
            Optional<ContainerTemplate> containerTemplate,
            Optional<ContainerTemplate> metricsContainerTemplate,
            @Inline Placement placement,
            Optional<String> maxAge,
            Optional<Long> maxMsgs,
            Optional<String> maxBytes,
            Optional<Long> maxSubs,
            Optional<String> maxPayload,
            Optional<String> raftHeartbeatTimeout,
            Optional<String> raftElectionTimeout,
            Optional<String> raftLeaseTimeout,
            Optional<String> raftCommitTimeout) {}

    /** One that is there already. */
    @RegisterForReflection
    public record Exotic(
            String url, Optional<String> clusterID, Optional<String> auth, Optional<SecretKeySelector> accessSecret)
            implements Checked {
        @Override
        public void check(Complaints complaints) {
            complaints
                    .when(
                            clusterID.isEmpty(),
                            "clusterID",
                            "\"spec.nats.exotic.clusterID\" is missing",
                            "clusterID: my-cluster")
                    .when(url.isEmpty(), "url", "\"spec.nats.exotic.url\" is missing", "url: nats://host:4222");
        }
    }

    @Override
    public void check(Complaints complaints) {
        complaints
                .when(
                        nativeBus.isPresent() && exotic.isPresent(),
                        "",
                        "\"spec.nats.native\" and \"spec.nats.exotic\" can not be defined together")
                .when(
                        nativeBus.isEmpty() && exotic.isEmpty(),
                        "",
                        "either \"native\" or \"exotic\" must be defined",
                        "Tripline runs on jetstream only")
                .in("exotic", exotic);
    }
}
