package dev.tripline.source.slack;

import dev.tripline.source.KnownSource;
import jakarta.enterprise.context.ApplicationScoped;

/** Kind {@code slack}: read and checked, not served by this version. */
@ApplicationScoped
public class SlackSource implements KnownSource<SlackConfig> {
    @Override
    public Class<SlackConfig> config() {
        return SlackConfig.class;
    }
}
