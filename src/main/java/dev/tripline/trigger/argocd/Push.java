package dev.tripline.trigger.argocd;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was pushed to a repository.
 *
 * @param repositories its addresses, normalised
 * @param refs what moved, deletions left out
 * @param head whether the default branch moved, or nobody can tell
 * @param files what changed, from the root of the repository; empty when that is not known, or not known in full
 */
record Push(List<String> repositories, List<Ref> refs, boolean head, Optional<List<String>> files, Instant at) {
    /**
     * @param name the whole reference, or a branch or tag where no more is known
     */
    record Ref(String name, String sha) {
        /** Without {@code refs/heads/} or {@code refs/tags/}. */
        String brief() {
            String[] parts = name.split("/", 3);
            return parts.length == 3 && parts[0].equals("refs") ? parts[2] : name;
        }
    }
}
