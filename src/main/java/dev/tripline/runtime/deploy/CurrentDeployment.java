package dev.tripline.runtime.deploy;

import jakarta.inject.Singleton;

/** Where everybody finds the manifests in force. */
@Singleton
public class CurrentDeployment {
    private volatile Deployment current = Deployment.EMPTY;

    public Deployment get() {
        return current;
    }

    public void set(Deployment deployment) {
        current = deployment;
    }
}
