package dev.tripline.runtime.cluster;

import dev.tripline.bus.BusAddress;
import dev.tripline.bus.BusTls;
import dev.tripline.catalog.kubernetes.ArgoKind;
import dev.tripline.catalog.kubernetes.ArgoObjects;
import dev.tripline.catalog.kubernetes.status.BusStanding;
import dev.tripline.client.secret.Secrets;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.binding.Binder;
import dev.tripline.manifest.eventbus.EventBusSpec;
import dev.tripline.manifest.eventbus.JetStreamExotic;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.field.TLSConfig;
import dev.tripline.manifest.text.NodeJson;
import dev.tripline.manifest.text.yaml.YamlDocuments;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where an EventBus object says that the bus is: {@code spec.jetstreamExotic}, or {@code status.config.jetstream} that whoever
 * runs a {@code spec.jetstream} writes (sensor specification 8.3). The login is YAML with username and password.
 */
final class BusObject {
    /** @param standing why there is no address */
    record Found(Optional<BusAddress> address, BusStanding standing) {}

    private final Secrets secrets;

    BusObject(Secrets secrets) {
        this.secrets = secrets;
    }

    Found find(ArgoObjects objects) {
        List<GenericKubernetesResource> buses = objects.present(ArgoKind.EVENT_BUS);
        if (buses.isEmpty()) {
            return new Found(
                    Optional.empty(),
                    new BusStanding(BusStanding.State.NOT_FOUND, "eventbus " + objects.bus() + " not found"));
        }
        Position at = new Position(ArgoKind.EVENT_BUS.path(objects.bus()), 0, 0);
        Node document = NodeJson.read(Serialization.asJson(buses.getFirst()), at);
        Problems problems = new Problems();
        Optional<EventBusSpec> spec = Binder.bind(EventBusSpec.class, member(document, "spec"), "spec", problems);
        if (spec.isEmpty()) {
            return notReady(problems.all().stream()
                    .filter(Problem::isError)
                    .findFirst()
                    .map(Problem::message)
                    .orElse("its spec is invalid"));
        }
        if (!spec.get().isJetStream()) {
            String what = spec.get().nats().isPresent() ? "NATS streaming (spec.nats)" : "Kafka (spec.kafka)";
            return notReady(what + " is not served: use jetstream or jetstreamExotic, or start with --bus");
        }
        if (spec.get().jetstream().isEmpty()) {
            return at(spec.get().jetstreamExotic().orElseThrow());
        }
        Node config = member(member(member(document, "status"), "config"), "jetstream");
        return Binder.bind(JetStreamExotic.class, config, "status.config.jetstream", new Problems())
                .filter(bus -> !bus.url().isEmpty())
                .map(this::at)
                .orElseGet(() -> notReady("status.config.jetstream is missing: nobody runs this bus yet"));
    }

    private static Node member(Node node, String key) {
        return node instanceof Node.Obj obj && obj.get(key).isPresent()
                ? obj.get(key).get()
                : Node.Obj.empty(node.at());
    }

    private static Found notReady(String text) {
        return new Found(Optional.empty(), new BusStanding(BusStanding.State.NOT_READY, text));
    }

    private Found at(JetStreamExotic bus) {
        Optional<String> servers = servers(bus.url());
        if (servers.isEmpty()) {
            return notReady("its url is no URL such as nats://host:4222");
        }
        Optional<BusAddress.Login> login = bus.accessSecret().flatMap(this::login);
        if (bus.accessSecret().isPresent() && login.isEmpty()) {
            return notReady(shown(bus.accessSecret().get())
                    + " cannot be used: it should hold YAML with username and password");
        }
        Optional<BusTls> tls = tls(bus.tls());
        if (tls.isEmpty()) {
            return notReady("a secret of its tls section is missing");
        }
        BusAddress address = new BusAddress(servers.get(), login, tls);
        return new Found(
                Optional.of(address), new BusStanding(BusStanding.State.CONNECTING, "waiting for " + address.shown()));
    }

    /** Each with its scheme, as clients of NATS take it; empty when one of them is no URL. */
    private static Optional<String> servers(String urls) {
        List<String> servers = Arrays.stream(urls.split(","))
                .map(String::strip)
                .map(url -> url.contains("://") ? url : "nats://" + url)
                .toList();
        try {
            boolean all = servers.stream().allMatch(url -> URI.create(url).getHost() != null);
            return all ? Optional.of(String.join(",", servers)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String shown(SecretKeySelector selector) {
        return "secret " + selector.name() + " with key " + selector.key();
    }

    private Optional<BusAddress.Login> login(SecretKeySelector selector) {
        return secrets.read(selector)
                .map(text -> YamlDocuments.read("", text, new Problems()))
                .filter(documents -> !documents.isEmpty())
                .map(List::getFirst)
                .flatMap(document -> text(document, "username")
                        .flatMap(user -> text(document, "password")
                                .map(password -> new BusAddress.Login(user, password.toCharArray()))));
    }

    private static Optional<String> text(Node document, String key) {
        return switch (member(document, key)) {
            case Node.Text text -> Optional.of(text.value());
            case Node.Num number -> Optional.of(number.literal());
            default -> Optional.empty();
        };
    }

    /** Empty when a secret is missing. */
    private Optional<BusTls> tls(Optional<TLSConfig> config) {
        if (config.isEmpty()) {
            return Optional.of(BusTls.IF_ASKED);
        }
        TLSConfig tls = config.get();
        if (tls.insecureSkipVerify()) {
            return Optional.of(new BusTls(true, false, "", "", ""));
        }
        List<Optional<SecretKeySelector>> selectors =
                List.of(tls.caCertSecret(), tls.clientCertSecret(), tls.clientKeySecret());
        List<Optional<String>> values = selectors.stream()
                .map(selector -> selector.isEmpty() ? Optional.of("") : secrets.read(selector.get()))
                .toList();
        return values.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : Optional.of(new BusTls(
                        false,
                        false,
                        values.get(0).orElseThrow(),
                        values.get(1).orElseThrow(),
                        values.get(2).orElseThrow()));
    }
}
