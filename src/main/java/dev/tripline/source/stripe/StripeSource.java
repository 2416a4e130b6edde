package dev.tripline.source.stripe;

import dev.tripline.source.KnownSource;
import jakarta.enterprise.context.ApplicationScoped;

/** Kind {@code stripe}: read and checked, not served by this version. */
@ApplicationScoped
public class StripeSource implements KnownSource<StripeConfig> {
    @Override
    public Class<StripeConfig> config() {
        return StripeConfig.class;
    }

    @Override
    public boolean hasEventFilter() {
        return false;
    }
}
