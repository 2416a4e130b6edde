package dev.tripline.console.rest;

import dev.tripline.bus.Bus;
import dev.tripline.runtime.Platform;
import dev.tripline.runtime.pressure.Watch;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready: the first manifests are in force and the bus is there and the one that it was. Liveness never asks the bus: no restart storms. */
@Readiness
@ApplicationScoped
class ReadyCheck implements HealthCheck {
    private final Platform platform;
    private final Bus bus;
    private final Watch watch;

    ReadyCheck(Platform platform, Bus bus, Watch watch) {
        this.platform = platform;
        this.bus = bus;
        this.watch = watch;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("tripline")
                .status(platform.isReady())
                .withData("busConnected", bus.isConnected())
                .withData("busSound", watch.isSound())
                .build();
    }
}
