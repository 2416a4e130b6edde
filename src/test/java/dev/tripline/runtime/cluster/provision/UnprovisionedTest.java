package dev.tripline.runtime.cluster.provision;

import static dev.tripline.runtime.cluster.provision.World.SOON;
import static org.awaitility.Awaitility.await;

import dev.tripline.client.kubernetes.FakeApiServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A bus that nobody lets us run. */
@Timeout(90)
class UnprovisionedTest {
    private final FakeApiServer server = new FakeApiServer();
    private final World world = new World(server);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void without_rights_it_is_somebody_elses() {
        world.bus("version: latest");
        server.fail(
                Integer.MAX_VALUE, 403, "Forbidden", request -> request.path().contains("/statefulsets"));
        Provisioner provisioner = world.provisioner(() -> true, () -> {});
        await().during(Duration.ofSeconds(1))
                .atMost(SOON)
                .until(() -> provisioner.result().isEmpty() && world.writes() == 0);
    }
}
