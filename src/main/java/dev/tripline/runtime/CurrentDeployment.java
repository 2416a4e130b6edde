package dev.tripline.runtime;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicReference;

/** Where everybody finds the manifests in force. */
@ApplicationScoped
public class CurrentDeployment {
    private final AtomicReference<Deployment> current = new AtomicReference<>(Deployment.EMPTY);

    public Deployment get() {
        return current.get();
    }

    void set(Deployment deployment) {
        current.set(deployment);
    }
}
