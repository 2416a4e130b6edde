package dev.tripline.client.secret;

import dev.tripline.manifest.field.ConfigMapKeySelector;
import java.util.Optional;

/** Reads values of config maps by name, in the manifests' own namespace. Thread-safe; may block for seconds. */
@FunctionalInterface
public interface ConfigMaps {
    /** The config map cannot be read. */
    final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        /** Whether it is forbidden, so that trying again does not help. */
        private final boolean forbidden;

        public Unreadable(String message, boolean forbidden) {
            super(message);
            this.forbidden = forbidden;
        }

        public boolean isForbidden() {
            return forbidden;
        }
    }

    /**
     * The value as it is; empty when there is none.
     *
     * @throws Unreadable when nobody can tell
     */
    Optional<String> read(ConfigMapKeySelector selector) throws Unreadable;
}
