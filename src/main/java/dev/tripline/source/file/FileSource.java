package dev.tripline.source.file;

import dev.tripline.source.KnownSource;
import jakarta.enterprise.context.ApplicationScoped;

/** Kind {@code file}: read and checked, not served by this version. */
@ApplicationScoped
public class FileSource implements KnownSource<FileConfig> {
    @Override
    public Class<FileConfig> config() {
        return FileConfig.class;
    }
}
