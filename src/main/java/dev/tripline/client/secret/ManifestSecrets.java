package dev.tripline.client.secret;

import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.field.SecretKeySelector;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Secrets from {@code kind: Secret} documents that stand beside the other manifests: for development, where no cluster keeps
 * them. All are exchanged at once. Thread-safe.
 */
@ApplicationScoped
@Typed(ManifestSecrets.class)
public class ManifestSecrets implements Secrets {
    static final String NOT_TEXT = "TL-1301";
    static final String NOT_BASE64 = "TL-1302";

    private volatile Map<SecretKeySelector, String> values = Map.of();

    /** Takes the values of these documents instead of all earlier ones; documents of other kinds are passed over. */
    public void replace(Collection<Manifest> documents, Problems problems) {
        Map<SecretKeySelector, String> read = new HashMap<>();
        for (Manifest document : documents) {
            if (document.kind().equals(Manifest.SECRET)) {
                section(document, "data", true, read, problems);
                section(document, "stringData", false, read, problems);
            }
        }
        values = Map.copyOf(read);
    }

    private static void section(
            Manifest document, String name, boolean encoded, Map<SecretKeySelector, String> read, Problems problems) {
        if (!(document.root().get(name).orElse(document.root()) instanceof Node.Obj section)
                || section == document.root()) {
            return;
        }
        section.members().forEach((key, value) -> {
            String path = name + "." + key;
            if (!(value instanceof Node.Text text)) {
                problems.error(NOT_TEXT, "wanted a string, got " + value.shape(), value.at(), path, "put it in quotes");
            } else if (!key.isEmpty()) {
                plain(text.value(), encoded)
                        .ifPresentOrElse(
                                plain -> read.put(new SecretKeySelector(document.name(), key), plain),
                                () -> problems.error(
                                        NOT_BASE64,
                                        "the value is not base64",
                                        value.at(),
                                        path,
                                        "encode it, or write it as it is under stringData"));
            }
        });
    }

    private static Optional<String> plain(String value, boolean encoded) {
        try {
            byte[] bytes = encoded
                    ? Base64.getDecoder().decode(value.replaceAll("\\s", ""))
                    : value.getBytes(StandardCharsets.UTF_8);
            return Optional.of(FolderSecrets.trimmed(new String(bytes, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> read(SecretKeySelector selector) {
        return Optional.ofNullable(values.get(selector));
    }
}
