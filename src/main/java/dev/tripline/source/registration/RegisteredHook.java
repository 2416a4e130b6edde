package dev.tripline.source.registration;

import dev.tripline.source.Hook;
import java.util.Optional;

/** A hook that its provider can be told about, so that nobody has to register it by hand. */
public interface RegisteredHook<C extends Record & RegisteredConfig> extends Hook<C> {
    /**
     * How the hook of an event is kept at the provider; empty when the manifest does not want that. Asks nobody and reads no
     * secret yet.
     */
    Optional<Registration> registration(C config, ProviderCalls calls);
}
