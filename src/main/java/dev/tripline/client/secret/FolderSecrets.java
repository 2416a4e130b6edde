package dev.tripline.client.secret;

import dev.tripline.manifest.field.SecretKeySelector;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Secrets as files {@code <folder>/<name>/<key>}, the way a cluster mounts them. A changed file counts within a second. Names
 * that could lead out of the folder are no secrets. Files beyond 1 MiB are not read.
 */
public final class FolderSecrets implements Secrets {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int MAX_SIZE = 1 << 20;

    private final Path folder;
    private final InstantSource clock;
    private final Map<SecretKeySelector, Cached> cache = new ConcurrentHashMap<>();

    /** Never printed: it holds the value. */
    private record Cached(Optional<String> value, Instant until) {
        @Override
        public String toString() {
            return "cached until " + until;
        }
    }

    public FolderSecrets(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public Optional<String> read(SecretKeySelector selector) {
        Instant now = clock.instant();
        Cached cached = cache.get(selector);
        if (cached == null || !now.isBefore(cached.until())) {
            cached = new Cached(fromFile(selector), now.plus(FRESH));
            cache.put(selector, cached);
        }
        return cached.value();
    }

    private Optional<String> fromFile(SecretKeySelector selector) {
        if (!isPlain(selector.name()) || !isPlain(selector.key())) {
            return Optional.empty();
        }
        Path file = folder.resolve(selector.name()).resolve(selector.key());
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_SIZE + 1);
            return bytes.length > MAX_SIZE
                    ? Optional.empty()
                    : Optional.of(trimmed(new String(bytes, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What Kubernetes allows as a name or key; one segment of a path. */
    private static boolean isPlain(String name) {
        return !name.isEmpty()
                && !name.equals(".")
                && !name.equals("..")
                && name.length() <= 253
                && name.chars().allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || "-_.".indexOf(c) >= 0));
    }

    static String trimmed(String value) {
        return value.endsWith("\n") ? value.substring(0, value.length() - 1) : value;
    }
}
