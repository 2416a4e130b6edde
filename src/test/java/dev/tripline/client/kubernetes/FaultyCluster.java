package dev.tripline.client.kubernetes;

import java.util.List;
import java.util.function.Predicate;

/** A cluster that knows service accounts and their rights, remembers what it was asked, and can be troublesome. */
public interface FaultyCluster extends TestCluster {
    /** A kubeconfig of a service account that is there: its own token, and the rights that its bindings give. */
    String kubeconfigOf(String namespace, String account);

    /** All that was asked for by those who have such a kubeconfig, oldest first. */
    List<FakeApiServer.Request> requests();

    /** Such requests are carried out from now on, and nobody hears how: their caller waits. */
    void leaveUnanswered(Predicate<FakeApiServer.Request> when);

    /** Ends all watches in the middle; leaves how many. */
    int dropWatches();

    /** Forgets what was: open watches hear 410 Gone, and so does whoever comes with an old version. Leaves how many were open. */
    int expireWatches();
}
