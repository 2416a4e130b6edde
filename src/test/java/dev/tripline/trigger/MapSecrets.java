package dev.tripline.trigger;

import dev.tripline.client.secret.Secrets;
import dev.tripline.manifest.field.SecretKeySelector;
import java.util.Map;
import java.util.Optional;

/** Secrets by {@code name/key}. */
public record MapSecrets(Map<String, String> values) implements Secrets {
    @Override
    public Optional<String> read(SecretKeySelector selector) {
        return Optional.ofNullable(values.get(selector.name() + "/" + selector.key()));
    }
}
