package dev.tripline.source.sqs;

import dev.tripline.source.KnownSource;
import jakarta.enterprise.context.ApplicationScoped;

/** Kind {@code sqs}: read and checked, not served by this version. */
@ApplicationScoped
public class SqsSource implements KnownSource<SqsConfig> {
    @Override
    public Class<SqsConfig> config() {
        return SqsConfig.class;
    }

    @Override
    public boolean oneAtATime() {
        return false;
    }
}
