package dev.tripline.console.cli.run;

import dev.tripline.console.terminal.CommandFailure;
import dev.tripline.console.terminal.Failures;
import dev.tripline.console.terminal.LogAnnouncer;
import dev.tripline.console.terminal.Terminal;
import dev.tripline.runtime.Announcers;
import dev.tripline.runtime.Platform;
import dev.tripline.runtime.Settings;
import dev.tripline.runtime.flow.Activities;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The runtime as an application: starts, says how it goes, and ends with a code. */
public final class Server implements QuarkusApplication {
    private static final int DEFAULT_PORT = 8420;

    private final Platform platform;
    private final Settings settings;
    private final Announcers announcers;
    private final Activities activities;
    private final boolean color;
    private final int port;

    Server(
            Platform platform,
            Settings settings,
            Announcers announcers,
            Activities activities,
            @ConfigProperty(name = "tripline.color", defaultValue = "false") boolean color,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.platform = platform;
        this.settings = settings;
        this.announcers = announcers;
        this.activities = activities;
        this.color = color;
        this.port = port;
    }

    /** Runs until it is stopped. */
    static int run() {
        if (!HotReload.isOn()) {
            checkPort();
        }
        AtomicInteger code = new AtomicInteger();
        Quarkus.run(Server.class, (exit, failure) -> {
            code.set(failure == null ? exit : CommandFailure.UNAVAILABLE);
            if (failure != null) {
                System.err.println("error: " + Failures.text(failure));
            }
        });
        return code.get();
    }

    /** Quarkus would say it in many lines, and without the flag. */
    private static void checkPort() {
        Config config = ConfigProvider.getConfig();
        int port = config.getOptionalValue("tripline.port", Integer.class).orElse(DEFAULT_PORT);
        String host = config.getOptionalValue("tripline.host", String.class).orElse("127.0.0.1");
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (IOException e) {
            throw new CommandFailure(
                    CommandFailure.UNAVAILABLE,
                    "port " + port + " on " + host + " cannot be opened (" + e.getMessage()
                            + "): is another Tripline running? Choose another one with --port");
        }
    }

    @Override
    public int run(String... arguments) {
        // Our pipelines carry nothing bound to a thread; capturing it at every stage of every event is wasted work.
        Infrastructure.clearInterceptors();
        if (settings.dev()) {
            Terminal terminal = new Terminal(System.out, color, port);
            announcers.add(terminal);
            activities.add(terminal);
        } else {
            announcers.add(new LogAnnouncer());
        }
        if (!platform.start()) {
            return CommandFailure.INVALID;
        }
        Quarkus.waitForExit();
        return 0;
    }
}
