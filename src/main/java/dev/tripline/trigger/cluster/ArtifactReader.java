package dev.tripline.trigger.cluster;

import dev.tripline.client.secret.ConfigMaps;
import dev.tripline.client.secret.ConfigMaps.Unreadable;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.field.ConfigMapKeySelector;
import dev.tripline.trigger.artifact.ArtifactLocation;
import dev.tripline.trigger.artifact.InlineText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Reads the objects that are not in the manifest itself. Blocks; thread-safe. */
@ApplicationScoped
public class ArtifactReader {
    private final ConfigMaps configMaps;

    @Inject
    public ArtifactReader(ConfigMaps configMaps) {
        this.configMaps = configMaps;
    }

    /**
     * The object at a place that is not the manifest.
     *
     * @throws Stopped when there is none, or when it cannot be read
     */
    public Node.Obj read(ArtifactLocation source) throws Stopped {
        String kind = source.unserved().orElse("");
        if (!kind.isEmpty() || source.configmap().isEmpty()) {
            throw Stopped.rejected("objects from " + kind + " are not read by this version");
        }
        ConfigMapKeySelector selector = source.configmap().get();
        String where = "key " + selector.key() + " of config map " + selector.name();
        try {
            InlineText text = InlineText.of(
                    configMaps.read(selector).orElseThrow(() -> Stopped.rejected("there is no " + where)));
            return text.object().orElseThrow(() -> Stopped.rejected(where + " cannot be read: " + text.problem()));
        } catch (Unreadable e) {
            String why = String.valueOf(e.getMessage());
            throw e.isForbidden() ? Stopped.rejected(why) : Stopped.retry(why);
        }
    }
}
