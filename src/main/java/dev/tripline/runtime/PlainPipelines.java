package dev.tripline.runtime;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Lets Mutiny run without carrying contexts from thread to thread: none of our beans lives in a request or a transaction, and
 * the capture costs several per cent of the way of an event.
 */
@ApplicationScoped
class PlainPipelines {
    void start(@Observes @Priority(1) StartupEvent event) {
        Infrastructure.clearInterceptors();
    }
}
