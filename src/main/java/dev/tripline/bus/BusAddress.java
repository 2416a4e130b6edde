package dev.tripline.bus;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where the bus is.
 *
 * @param servers one URL or several with commas, {@code nats://host:4222}
 * @param login user and password; empty when the URL carries them or none are needed
 * @param tls empty for what the URL says: {@code tls://} with the system's authorities, else none
 */
public record BusAddress(String servers, Optional<Login> login, Optional<BusTls> tls) {
    public BusAddress(String servers, Optional<Login> login) {
        this(servers, login, Optional.empty());
    }

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

    /** Whether a connection to one is a connection to the other. */
    public boolean sameAs(BusAddress other) {
        return servers.equals(other.servers)
                && tls.equals(other.tls)
                && login.map(Login::user).equals(other.login.map(Login::user))
                && Arrays.equals(password(), other.password());
    }

    private char[] password() {
        return login.map(Login::password).orElse(new char[0]);
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
