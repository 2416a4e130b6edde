package dev.tripline.client.kubernetes.each;

import dev.tripline.client.kubernetes.FakeApiServer;
import dev.tripline.client.kubernetes.TestCluster;
import dev.tripline.client.kubernetes.mock.MockApiServer;
import dev.tripline.client.kubernetes.real.RealApiServer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The API servers that there are for tests. */
public enum Clusters {
    /** Ours, over plain HTTP. */
    FAKE {
        @Override
        TestCluster open() {
            return new FakeApiServer();
        }
    },
    /** The one of fabric8, in its CRUD mode. */
    MOCK {
        @Override
        TestCluster open() {
            return new MockApiServer();
        }
    },
    /** A kube-apiserver. */
    REAL {
        @Override
        TestCluster open() {
            return RealApiServer.wanted();
        }

        @Override
        Optional<String> missing() {
            return RealApiServer.missing();
        }
    };

    abstract TestCluster open();

    /** Why there is none on this machine. */
    Optional<String> missing() {
        return Optional.empty();
    }

    /** Those that this run is about: {@code -Dtest.clusters=fake,mock,real}. */
    static List<Clusters> wanted() {
        return named(System.getProperty("clusters", "fake,mock"));
    }

    static List<Clusters> named(String named) {
        return Arrays.stream(named.split(",", -1))
                .map(name -> valueOf(name.strip().toUpperCase(Locale.ROOT)))
                .toList();
    }
}
