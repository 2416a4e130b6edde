package dev.tripline.client.secret;

import dev.tripline.manifest.field.ConfigMapKeySelector;
import dev.tripline.manifest.field.SecretKeySelector;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks several places for a secret; the first that has it answers. In the runtime: the folder, the manifests, then the cluster. */
@ApplicationScoped
public class LayeredSecrets implements Secrets {
    private final List<Secrets> layers;

    @Inject
    public LayeredSecrets(
            @ConfigProperty(name = "tripline.secrets.folder") Optional<String> folder,
            ManifestSecrets manifests,
            ClusterSecrets cluster) {
        this(folder.<List<Secrets>>map(
                        path -> List.of(new FolderSecrets(Path.of(path), InstantSource.system()), manifests, cluster))
                .orElse(List.of(manifests, cluster)));
    }

    public LayeredSecrets(List<Secrets> layers) {
        this.layers = List.copyOf(layers);
    }

    @Override
    public Optional<String> read(SecretKeySelector selector) {
        for (Secrets layer : layers) {
            Optional<String> value = layer.read(selector);
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<String> config(ConfigMapKeySelector selector) {
        for (Secrets layer : layers) {
            Optional<String> value = layer.config(selector);
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }
}
