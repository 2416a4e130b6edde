package dev.tripline.source.gitlab;

import dev.tripline.source.KnownSource;
import jakarta.enterprise.context.ApplicationScoped;

/** Kind {@code gitlab}: read and checked, not served by this version. */
@ApplicationScoped
public class GitlabSource implements KnownSource<GitlabConfig> {
    @Override
    public Class<GitlabConfig> config() {
        return GitlabConfig.class;
    }
}
