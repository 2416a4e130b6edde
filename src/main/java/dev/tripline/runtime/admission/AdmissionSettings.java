package dev.tripline.runtime.admission;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** The webhook for API servers. Neither a folder nor a Service: there is none. */
@ConfigMapping(prefix = "tripline.admission")
public interface AdmissionSettings {
    /** The Service that leads to it, of our namespace: with a certificate of our own. */
    Optional<String> service();

    /** The ValidatingWebhookConfiguration that is told whom to trust; {@code tripline-<namespace>} if none is named. */
    Optional<String> configuration();

    /** A folder with {@code tls.crt} and {@code tls.key} that somebody else renews; wins over a certificate of our own. */
    Optional<Path> certificates();

    @WithDefault("9443")
    int port();
}
