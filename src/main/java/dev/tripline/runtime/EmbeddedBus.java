package dev.tripline.runtime;

import dev.tripline.bus.BusAddress;
import dev.tripline.bus.embedded.EmbeddedServer;
import dev.tripline.bus.embedded.Options;
import dev.tripline.bus.embedded.ServerEvent;
import io.quarkus.runtime.LaunchMode;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jboss.logging.Logger;

/**
 * The bus of a laptop. In Quarkus' dev mode it outlives a reload of the code: the JVM stays, only our classes are loaded
 * anew, so the handle waits among the system properties as plain JDK values.
 */
@ApplicationScoped
class EmbeddedBus {
    private static final Logger LOG = Logger.getLogger(EmbeddedBus.class);
    private static final String HANDLE = "tripline.embedded.handle";

    private final Settings settings;
    private final Announcers announcers;
    private Optional<Runnable> stop = Optional.empty();

    EmbeddedBus(Settings settings, Announcers announcers) {
        this.settings = settings;
        this.announcers = announcers;
    }

    /** Starts the server, or finds the one that outlived a reload. Blocks until it answers, within seconds. */
    synchronized BusAddress start() {
        boolean reloads = LaunchMode.current() == LaunchMode.DEVELOPMENT;
        Properties properties = System.getProperties();
        if (reloads && properties.get(HANDLE) instanceof Map<?, ?> kept) {
            return address(text(kept, "url"), text(kept, "user"), text(kept, "password"));
        }
        EmbeddedServer server = EmbeddedServer.start(options());
        if (options().syncAlways() && !server.syncsAlways()) {
            announcers.note(
                    "this nats-server (" + server.version() + ") writes to the disk every two minutes: a power loss may"
                            + " take what was accepted since; 2.10 or newer writes before each answer (--bus-sync always)");
        }
        String password = new String(server.credentials().password());
        if (reloads) {
            properties.put(
                    HANDLE,
                    Map.of(
                            "url", server.url().toString(),
                            "user", server.credentials().user(),
                            "password", password));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "embedded-bus-stop"));
        } else {
            stop = Optional.of(server::close);
        }
        return address(server.url().toString(), server.credentials().user(), password);
    }

    private static String text(Map<?, ?> kept, String key) {
        return String.valueOf(kept.get(key));
    }

    private static BusAddress address(String url, String user, String password) {
        return new BusAddress(url, Optional.of(new BusAddress.Login(user, password.toCharArray())));
    }

    private Options options() {
        Options options = settings.ephemeral() ? Options.temporary() : Options.in(settings.data());
        return options.withBinary(Path.of(settings.natsServer()))
                .withSyncAlways(syncAlways())
                .withListener(this::heard);
    }

    private boolean syncAlways() {
        return switch (settings.busSync()) {
            case "always" -> true;
            case "interval" -> false;
            default ->
                throw new IllegalArgumentException("--bus-sync: want always or interval, got " + settings.busSync());
        };
    }

    private void heard(ServerEvent event) {
        switch (event) {
            case ServerEvent.Started started -> LOG.debugf("nats-server runs, pid %d", started.pid());
            case ServerEvent.Died died ->
                announcers.note("the embedded bus died (exit code " + died.exitCode()
                        + "); it is started again, senders hear 503 meanwhile");
            case ServerEvent.Restarted restarted ->
                announcers.note(
                        "the embedded bus is back after " + restarted.outage().toMillis() + " ms, with its data");
            case ServerEvent.RestartFailed failed ->
                announcers.note("the embedded bus does not start: " + failed.reason() + "; tried again");
            case ServerEvent.OrphanStopped orphan ->
                announcers.note("a bus that outlived a killed Tripline (pid " + orphan.pid()
                        + ") was stopped; its data is in use again");
        }
    }

    /** Stops the server, unless it shall outlive a reload. */
    synchronized void close() {
        stop.ifPresent(Runnable::run);
        stop = Optional.empty();
    }
}
