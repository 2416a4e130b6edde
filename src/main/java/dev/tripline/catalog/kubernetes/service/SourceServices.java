package dev.tripline.catalog.kubernetes.service;

import dev.tripline.catalog.kubernetes.service.shape.ArgoPods;
import dev.tripline.catalog.kubernetes.service.shape.ServedSource;
import dev.tripline.catalog.kubernetes.service.shape.ServiceWish;
import dev.tripline.catalog.kubernetes.service.shape.SourceService;
import dev.tripline.catalog.kubernetes.service.shape.TargetPorts;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Optional;

/** Writes the Services that event sources ask for. Blocks. */
final class SourceServices {
    private final KubernetesClient client;
    private final ClusterServices cluster;
    private final Attempts attempts;

    SourceServices(KubernetesClient client, ClusterServices cluster, Attempts attempts) {
        this.client = client;
        this.cluster = cluster;
        this.attempts = attempts;
    }

    /** @param served as it is in force */
    void attend(GenericKubernetesResource source, ServedSource served) {
        SourceService service = new SourceService(source);
        Optional<Service> there = cluster.service(ArgoPods.service(served.name()));
        Optional<ServiceWish> wish = ServiceWish.of(served.spec());
        if (wish.isPresent()) {
            keep(service, served, wish.get(), there);
        } else {
            there.filter(one -> service.isOurs(one) && service.isOwned(one)).ifPresent(one -> delete(served, one));
        }
    }

    private void keep(SourceService service, ServedSource served, ServiceWish wish, Optional<Service> there) {
        String name = ArgoPods.service(served.name());
        if (there.isPresent() && !service.isOurs(there.get())) {
            String text = "service " + name + " is there and was not made for event source " + served.name()
                    + "; it is left alone";
            attempts.note(served.name(), text);
            attempts.tell(text, text);
            return;
        }
        there.flatMap(one -> service.otherAddress(wish, one)).ifPresent(text -> attempts.note(served.name(), text));
        Service wanted = service.wanted(wish, there, new TargetPorts(List.of(served)), cluster.pods());
        if (there.isEmpty()) {
            attempts.write(
                    served.name(),
                    "create services",
                    name,
                    () -> client.services().resource(wanted).create());
        } else if (!SourceService.same(there.get(), wanted)) {
            attempts.write(
                    served.name(),
                    "update services",
                    name,
                    () -> client.services().resource(wanted).update());
        }
    }

    private void delete(ServedSource served, Service there) {
        String name = there.getMetadata().getName();
        attempts.write(
                served.name(),
                "delete services",
                name,
                () -> client.services().resource(there).delete());
    }
}
