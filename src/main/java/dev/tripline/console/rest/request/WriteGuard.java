package dev.tripline.console.rest.request;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Asks {@link WriteRule} before anything is changed. The token's file is read each time, so that it can be exchanged. */
@Provider
@Writes
public class WriteGuard implements ContainerRequestFilter {
    private static final Logger LOG = Logger.getLogger(WriteGuard.class);

    private final HttpServerRequest connection;
    private final Optional<Path> tokenFile;

    public WriteGuard(
            HttpServerRequest connection, @ConfigProperty(name = "tripline.api-token-file") Optional<Path> tokenFile) {
        this.connection = connection;
        this.tokenFile = tokenFile;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String peer = connection.remoteAddress() == null
                ? ""
                : Optional.ofNullable(connection.remoteAddress().hostAddress()).orElse("");
        new WriteRule(token())
                .check(new WriteRule.Caller(
                        peer,
                        host(request),
                        header(request, "Origin"),
                        header(request, HttpHeaders.AUTHORIZATION),
                        header(request, HttpHeaders.CONTENT_TYPE)))
                .ifPresent(refusal -> request.abortWith(refusal.response()));
    }

    /** HTTP/2 has it elsewhere. */
    private String host(ContainerRequestContext request) {
        String host = header(request, HttpHeaders.HOST);
        return host.isEmpty() && connection.authority() != null
                ? connection.authority().toString()
                : host;
    }

    private static String header(ContainerRequestContext request, String name) {
        return Optional.ofNullable(request.getHeaderString(name)).orElse("");
    }

    private Optional<String> token() {
        return tokenFile.flatMap(file -> {
            try {
                return Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty());
            } catch (IOException e) {
                LOG.warnf("the token in %s cannot be read: %s", file, e.getMessage());
                return Optional.empty();
            }
        });
    }
}
