package dev.tripline.it.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A folder of manifests with an event source "load" whose event "in" is a webhook, and what else a test writes. */
public final class Manifests {
    private final Path folder;
    private final int port;

    private Manifests(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    public static Manifests in(Path parent) {
        return in(parent, Ports.free());
    }

    public static Manifests in(Path parent, int port) {
        try {
            Manifests manifests = new Manifests(Files.createDirectories(parent.resolve("manifests")), port);
            return manifests.put("eventsource.yaml", """
                    apiVersion: argoproj.io/v1alpha1
                    kind: EventSource
                    metadata:
                      name: load
                    spec:
                      webhook:
                        in:
                          endpoint: /in
                          port: "%d"
                          method: POST
                    """.formatted(port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Saves as editors do: a new file in the place of the old one. */
    public Manifests put(String name, String text) {
        try {
            Path next = Files.writeString(folder.resolve("." + name + ".next"), text);
            Files.move(next, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A sensor that posts {@code {"number": <body.n>, "kind": <kind>}} for each event whose n is a number ≥ 0. */
    public Manifests posting(String sensor, URI target, String kind) {
        return put(sensor + ".yaml", """
                apiVersion: argoproj.io/v1alpha1
                kind: Sensor
                metadata:
                  name: %s
                spec:
                  dependencies:
                    - name: dep
                      eventSourceName: load
                      eventName: in
                      filters:
                        data:
                          - path: body.n
                            type: number
                            comparator: ">="
                            value: ["0"]
                  triggers:
                    - template:
                        name: post
                        http:
                          url: %s
                          method: POST
                          payload:
                            - src:
                                dependencyName: dep
                                dataKey: body.n
                              dest: number
                            - src:
                                dependencyName: dep
                                value: %s
                              dest: kind
                      policy:
                        status:
                          allow: [200]
                """.formatted(sensor, target, kind));
    }

    public Path folder() {
        return folder;
    }

    public int port() {
        return port;
    }

    /** Where the webhook is. */
    public URI hook() {
        return URI.create("http://127.0.0.1:" + port + "/in");
    }
}
