package dev.tripline.source.hdfs;

import dev.tripline.source.KnownSource;
import jakarta.enterprise.context.ApplicationScoped;

/** Kind {@code hdfs}: read and checked, not served by this version. */
@ApplicationScoped
public class HdfsSource implements KnownSource<HdfsConfig> {
    @Override
    public Class<HdfsConfig> config() {
        return HdfsConfig.class;
    }
}
