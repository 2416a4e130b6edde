package dev.tripline.source.minio;

import dev.tripline.source.KnownSource;
import jakarta.enterprise.context.ApplicationScoped;

/** Kind {@code minio}: read and checked, not served by this version. */
@ApplicationScoped
public class MinioSource implements KnownSource<MinioConfig> {
    @Override
    public Class<MinioConfig> config() {
        return MinioConfig.class;
    }

    @Override
    public boolean hasEventFilter() {
        return false;
    }
}
