package dev.tripline.catalog;

import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Problems;
import java.util.List;

/**
 * Says whether manifests could run together. An error refuses the new version of the document that its position names;
 * so a check must be free of effects, and may be asked several times for one change.
 */
@FunctionalInterface
public interface ManifestCheck {
    /** @param manifests all of them, not only the changed ones */
    Problems check(List<Manifest> manifests);
}
