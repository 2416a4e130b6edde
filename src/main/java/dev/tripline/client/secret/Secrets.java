package dev.tripline.client.secret;

import dev.tripline.manifest.field.ConfigMapKeySelector;
import dev.tripline.manifest.field.SecretKeySelector;
import java.util.Optional;

/** Reads secret values by name. Thread-safe; may read a small file, but answers within milliseconds on event loops. */
public interface Secrets {
    /** The value with exactly one trailing newline removed (source specification 0.3); empty when there is none. */
    Optional<String> read(SecretKeySelector selector);

    /** The same of a config map; empty where config maps are not known. */
    default Optional<String> config(ConfigMapKeySelector selector) {
        return Optional.empty();
    }
}
