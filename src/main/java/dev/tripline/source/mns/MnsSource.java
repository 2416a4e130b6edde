package dev.tripline.source.mns;

import dev.tripline.source.KnownSource;
import jakarta.enterprise.context.ApplicationScoped;

/** Kind {@code mns}: read and checked, not served by this version. */
@ApplicationScoped
public class MnsSource implements KnownSource<MnsConfig> {
    @Override
    public Class<MnsConfig> config() {
        return MnsConfig.class;
    }

    @Override
    public boolean oneAtATime() {
        return false;
    }
}
