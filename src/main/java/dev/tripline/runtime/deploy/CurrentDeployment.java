package dev.tripline.runtime.deploy;

import jakarta.enterprise.context.ApplicationScoped;

/** Where everybody finds the manifests in force. */
@ApplicationScoped
public class CurrentDeployment {
    private volatile Deployment current = Deployment.EMPTY;

    public Deployment get() {
        return current;
    }

    public void set(Deployment deployment) {
        current = deployment;
    }
}
