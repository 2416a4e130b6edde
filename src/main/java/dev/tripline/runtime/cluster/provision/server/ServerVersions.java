package dev.tripline.runtime.cluster.provision.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which image {@code spec.jetstream.version} means. The names are those of Argo Events; all images have {@code nats-server} in
 * their PATH, which those without a shell have not.
 */
public final class ServerVersions {
    private static final String IMAGES = "docker.io/library/nats:";
    private static final Pattern NUMBER = Pattern.compile("(\\d+)\\.(\\d+)\\.\\d+");
    /** The first that can write to the disk before it answers. */
    private static final int SYNC_MAJOR = 2;

    private static final int SYNC_MINOR = 10;

    private final Map<String, String> images;

    /**
     * @param image of the container {@code main}
     * @param syncs whether it knows {@code sync_interval: always}
     */
    public record Server(String image, boolean syncs) {}

    private ServerVersions(Map<String, String> images) {
        this.images = images;
    }

    /** What is known without being told. */
    public static ServerVersions standard() {
        Map<String, String> images = new LinkedHashMap<>();
        images.put("latest", IMAGES + "2.15.2-alpine");
        for (String version : new String[] {"2.15.2", "2.10.29", "2.9.16", "2.9.12", "2.9.1", "2.8.2", "2.8.1"}) {
            images.put(version, IMAGES + version + "-alpine");
        }
        images.put("2.8.2-alpine", IMAGES + "2.8.2-alpine");
        images.put("2.8.1-alpine", IMAGES + "2.8.1-alpine");
        return new ServerVersions(images);
    }

    /**
     * @param table {@code version=image}, several with commas; empty for the standard ones
     * @throws IllegalArgumentException when it is no such table
     */
    public static ServerVersions read(String table) {
        if (table.isBlank()) {
            return standard();
        }
        Map<String, String> images = new LinkedHashMap<>();
        for (String entry : table.split(",")) {
            String pair = entry.strip();
            int equals = pair.indexOf('=');
            if (equals < 1 || equals == pair.length() - 1) {
                throw new IllegalArgumentException(
                        "tripline.jetstream.versions: \"" + pair + "\" is not version=image");
            }
            images.put(
                    pair.substring(0, equals).strip(),
                    pair.substring(equals + 1).strip());
        }
        return new ServerVersions(images);
    }

    public Optional<Server> find(String version) {
        return Optional.ofNullable(images.get(version)).map(image -> new Server(image, syncs(version, image)));
    }

    /** By the version, or else the image's tag; a server of which nobody knows how old it is counts as a new one. */
    private static boolean syncs(String version, String image) {
        Matcher number = NUMBER.matcher(version + " " + image.substring(image.lastIndexOf('/') + 1));
        if (!number.find()) {
            return true;
        }
        int major = Integer.parseInt(number.group(1));
        return major > SYNC_MAJOR || major == SYNC_MAJOR && Integer.parseInt(number.group(2)) >= SYNC_MINOR;
    }

    /** In Argo Events' words. */
    public String unsupported(String version) {
        return "unsupported version \"" + version + "\", supported versions: \"" + String.join(",", images.keySet())
                + "\"";
    }
}
