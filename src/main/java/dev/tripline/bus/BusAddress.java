package dev.tripline.bus;

import java.net.URI;
import java.util.Optional;

/**
 * Where the bus is.
 *
 * @param servers one URL or several with commas, {@code nats://host:4222}
 * @param login user and password; empty when the URL carries them or none are needed
 */
public record BusAddress(String servers, Optional<Login> login) {
    /** Never prints its password. */
    public record Login(String user, char[] password) {
        @Override
        public String toString() {
            return user + ":***";
        }
    }

    public static BusAddress of(String servers) {
        return new BusAddress(servers, Optional.empty());
    }

    /** The address without credentials, for people. */
    public String shown() {
        StringBuilder shown = new StringBuilder();
        for (String server : servers.split(",")) {
            URI uri = URI.create(server.trim());
            shown.append(shown.isEmpty() ? "" : ",")
                    .append(uri.getScheme())
                    .append("://")
                    .append(uri.getHost())
                    .append(uri.getPort() < 0 ? "" : ":" + uri.getPort());
        }
        return shown.toString();
    }

    @Override
    public String toString() {
        return shown();
    }
}
