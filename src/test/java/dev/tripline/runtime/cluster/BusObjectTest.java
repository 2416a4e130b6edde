package dev.tripline.runtime.cluster;

import static dev.tripline.catalog.kubernetes.ArgoManifests.NAMESPACE;
import static dev.tripline.catalog.kubernetes.ArgoManifests.manifest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.bus.BusAddress;
import dev.tripline.bus.BusTls;
import dev.tripline.catalog.kubernetes.ArgoKind;
import dev.tripline.catalog.kubernetes.ArgoObjects;
import dev.tripline.catalog.kubernetes.status.BusStanding;
import dev.tripline.client.kubernetes.TestCluster;
import dev.tripline.client.kubernetes.each.EachCluster;
import dev.tripline.trigger.MapSecrets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where an EventBus says that the bus is. */
@EachCluster
@Timeout(60)
class BusObjectTest {
    private static final String SECRET = "accessSecret: {name: access, key: auth}";

    private final TestCluster server;
    private final ArgoObjects objects;

    BusObjectTest(TestCluster server) {
        this.server = server;
        this.objects = ArgoObjects.watch(server.client(NAMESPACE), NAMESPACE, "default", trouble -> {});
    }

    @AfterEach
    void close() {
        objects.close();
        server.close();
    }

    private BusObject.Found find(String spec, Map<String, String> secrets) {
        server.put(manifest(ArgoKind.EVENT_BUS, "default", spec));
        return found(secrets);
    }

    private BusObject.Found found(Map<String, String> secrets) {
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        objects.isSynced() && !objects.all(ArgoKind.EVENT_BUS).isEmpty());
        return new BusObject(new MapSecrets(secrets)).find(objects);
    }

    private static BusAddress address(BusObject.Found found) {
        return found.address().orElseThrow();
    }

    @Test
    void no_object_is_said_as_argo_says_it() {
        await().atMost(Duration.ofSeconds(20)).until(objects::isSynced);
        BusObject.Found found = new BusObject(new MapSecrets(Map.of())).find(objects);
        assertThat(found.standing())
                .isEqualTo(new BusStanding(BusStanding.State.NOT_FOUND, "eventbus default not found"));
    }

    @Test
    void an_exotic_bus_has_a_url_and_perhaps_a_login() {
        BusObject.Found found = find(
                "jetstreamExotic: {url: 'nats://n:4222', " + SECRET + "}",
                Map.of("access/auth", "username: robot\npassword: 4711\n"));
        BusAddress address = address(found);
        assertThat(address.servers()).isEqualTo("nats://n:4222");
        assertThat(address.login().orElseThrow().user()).isEqualTo("robot");
        assertThat(address.login().orElseThrow().password()).isEqualTo("4711".toCharArray());
        assertThat(address.tls()).contains(BusTls.IF_ASKED);
        assertThat(found.toString()).doesNotContain("4711");
    }

    @Test
    void a_missing_or_strange_login_is_told_without_its_text() {
        String spec = "jetstreamExotic: {url: 'nats://n:4222', " + SECRET + "}";
        assertThat(find(spec, Map.of()).standing())
                .isEqualTo(new BusStanding(
                        BusStanding.State.NOT_READY,
                        "secret access with key auth cannot be used: it should hold YAML with username and password"));
        assertThat(found(Map.of("access/auth", "hunter2")).standing().text())
                .contains("cannot be used")
                .doesNotContain("hunter2");
    }

    @Test
    void tls_is_what_the_section_says() {
        BusObject.Found any =
                find("jetstreamExotic: {url: 'nats://n:4222', tls: {insecureSkipVerify: true}}", Map.of());
        assertThat(address(any).tls()).contains(new BusTls(true, false, "", "", ""));
        server.put(manifest(
                ArgoKind.EVENT_BUS,
                "default",
                "jetstreamExotic: {url: 'nats://n:4222', tls: {caCertSecret: {name: ca, key: crt}}}"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> found(Map.of()).standing().text().equals("a secret of its tls section is missing"));
        assertThat(address(found(Map.of("ca/crt", "PEM"))).tls()).contains(new BusTls(false, false, "PEM", "", ""));
    }

    @Test
    void a_managed_bus_is_where_its_status_says() {
        assertThat(find("jetstream: {version: latest}", Map.of()).standing().text())
                .contains("status.config.jetstream is missing");
        var client = server.client(NAMESPACE);
        var buses =
                client.genericKubernetesResources(ArgoKind.EVENT_BUS.context()).inNamespace(NAMESPACE);
        var bus = buses.withName("default").get();
        bus.setAdditionalProperty(
                "status",
                Map.of(
                        "config",
                        Map.of(
                                "jetstream",
                                Map.of(
                                        "url",
                                        "nats://m:4222",
                                        "accessSecret",
                                        Map.of("name", "access", "key", "auth"),
                                        "streamConfig",
                                        "maxage: 72h"))));
        buses.resource(bus).updateStatus();
        Map<String, String> secrets = Map.of("access/auth", "{username: u, password: p}");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> found(secrets).address().isPresent());
        assertThat(address(found(secrets)).servers()).isEqualTo("nats://m:4222");
    }

    @Test
    void other_buses_are_not_served() {
        assertThat(find("kafka: {url: 'k:9092'}", Map.of()).standing().text()).contains("Kafka", "not served", "--bus");
    }

    @Test
    void what_argo_would_refuse_is_not_ready() {
        assertThat(find("jetstreamExotic: {url: ''}", Map.of()).standing().text())
                .isEqualTo("\"spec.jetstreamExotic.url\" is missing");
    }

    @Test
    void urls_may_lack_their_scheme_and_must_have_a_host() {
        assertThat(address(find("jetstreamExotic: {url: 'a:4222, tls://b:4222'}", Map.of()))
                        .servers())
                .isEqualTo("nats://a:4222,tls://b:4222");
        server.put(manifest(ArgoKind.EVENT_BUS, "default", "jetstreamExotic: {url: 'nats://'}"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> found(Map.of()).standing().text().contains("no URL such as"));
    }
}
