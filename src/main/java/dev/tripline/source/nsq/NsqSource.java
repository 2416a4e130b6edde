package dev.tripline.source.nsq;

import dev.tripline.source.KnownSource;
import jakarta.enterprise.context.ApplicationScoped;

/** Kind {@code nsq}: read and checked, not served by this version. */
@ApplicationScoped
public class NsqSource implements KnownSource<NsqConfig> {
    @Override
    public Class<NsqConfig> config() {
        return NsqConfig.class;
    }
}
