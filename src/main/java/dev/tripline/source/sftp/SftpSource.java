package dev.tripline.source.sftp;

import dev.tripline.source.KnownSource;
import jakarta.enterprise.context.ApplicationScoped;

/** Kind {@code sftp}: read and checked, not served by this version. */
@ApplicationScoped
public class SftpSource implements KnownSource<SftpConfig> {
    @Override
    public Class<SftpConfig> config() {
        return SftpConfig.class;
    }
}
