package dev.tripline.console.rest;

import dev.tripline.bus.Bus;
import dev.tripline.runtime.Platform;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready: the first manifests are in force and the bus takes events. Liveness never asks the bus: no restart storms. */
@Readiness
@ApplicationScoped
class ReadyCheck implements HealthCheck {
    private final Platform platform;
    private final Bus bus;

    ReadyCheck(Platform platform, Bus bus) {
        this.platform = platform;
        this.bus = bus;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("tripline")
                .status(platform.isReady())
                .withData("busConnected", bus.isConnected())
                .build();
    }
}
