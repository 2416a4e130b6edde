package dev.tripline.source.emitter;

import dev.tripline.source.KnownSource;
import jakarta.enterprise.context.ApplicationScoped;

/** Kind {@code emitter}: read and checked, not served by this version. */
@ApplicationScoped
public class EmitterSource implements KnownSource<EmitterConfig> {
    @Override
    public Class<EmitterConfig> config() {
        return EmitterConfig.class;
    }
}
