package dev.tripline.chaos.mutant;

import dev.tripline.chaos.fault.Wish;
import java.util.List;
import java.util.Set;

/**
 * A mistake that Tripline could have, and the faults that bring it to light.
 *
 * @param name in words
 * @param deck what is done to it
 * @param replicas how many Triplines run
 * @param betrayed the invariants of which one at least must be found broken
 */
public record Mutant(String name, List<Patch> patches, List<Wish> deck, int replicas, Set<String> betrayed) {
    @Override
    public String toString() {
        return name;
    }
}
