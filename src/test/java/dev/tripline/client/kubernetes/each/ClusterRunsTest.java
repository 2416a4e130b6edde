package dev.tripline.client.kubernetes.each;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tripline.client.kubernetes.FakeApiServer;
import dev.tripline.client.kubernetes.TestCluster;
import dev.tripline.client.kubernetes.mock.MockApiServer;
import dev.tripline.client.kubernetes.real.RealApiServer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Which tests run against which cluster. */
class ClusterRunsTest {
    @Test
    void a_run_names_its_clusters() {
        assertThat(Clusters.named("fake, Real")).containsExactly(Clusters.FAKE, Clusters.REAL);
        assertThatIllegalArgumentException().isThrownBy(() -> Clusters.named("kind"));
    }

    @Test
    void what_is_not_run_says_why() throws NoSuchMethodException {
        var test = Each.class.getDeclaredMethod("is_not_run_on_the_mock");
        assertThat(new ClusterRuns.Run(Clusters.MOCK).not(test)).contains("not on MOCK: this is tested");
        assertThat(new ClusterRuns.Run(Clusters.FAKE).not(test)).isEmpty();
    }

    /** By itself. */
    @Nested
    @EachCluster
    class Each {
        private static final Map<Clusters, Class<? extends TestCluster>> TYPES = Map.of(
                Clusters.FAKE, FakeApiServer.class,
                Clusters.MOCK, MockApiServer.class,
                Clusters.REAL, RealApiServer.class);

        private final TestCluster server;

        Each(TestCluster server) {
            this.server = server;
        }

        @AfterEach
        void close() {
            server.close();
        }

        @Test
        void it_is_one_that_is_wanted() {
            assertThat(Clusters.wanted()).extracting(TYPES::get).anyMatch(type -> type == server.getClass());
        }

        @Test
        @NotOn(value = Clusters.MOCK, because = "this is tested")
        void is_not_run_on_the_mock() {
            assertThat(server).isNotInstanceOf(MockApiServer.class);
        }
    }
}
