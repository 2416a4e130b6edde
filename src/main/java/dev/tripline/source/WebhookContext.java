package dev.tripline.source;

import dev.tripline.manifest.binding.Checked;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.SecretKeySelector;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.Optional;

/**
 * Where and how a hook is served (source specification 1.1): inlined for kind {@code webhook}, under the key {@code webhook}
 * for the others. The config record around it checks it ({@link #check(Complaints, Optional)}).
 *
 * @param method compared, case-sensitively, only by kind {@code webhook}
 * @param url public base URL, for registration at a provider
 * @param maxPayloadSize bytes; 1 MiB when 0
 */
@RegisterForReflection
public record WebhookContext(
        String endpoint,
        String port,
        String method,
        String url,
        Optional<SecretKeySelector> serverCertSecret,
        Optional<SecretKeySelector> serverKeySecret,
        Map<String, String> metadata,
        Optional<SecretKeySelector> authSecret,
        long maxPayloadSize)
        implements Checked {
    public static final long DEFAULT_MAX_PAYLOAD_SIZE = 1_048_576;

    public WebhookContext {
        maxPayloadSize = maxPayloadSize == 0 ? DEFAULT_MAX_PAYLOAD_SIZE : maxPayloadSize;
    }

    @Override
    public void check(Complaints complaints) {
        complaints
                .when(endpoint.isEmpty(), "endpoint", "endpoint can't be empty")
                .when(port.isEmpty(), "port", "port can't be empty")
                .when(
                        !port.isEmpty() && !isPort(port),
                        "port",
                        "failed to parse server port \"" + port + "\": want a number from 1 to 65535")
                .when(maxPayloadSize < 0, "maxPayloadSize", "maxPayloadSize can't be negative");
    }

    /** Complains about a section {@code webhook} that a hook cannot be without. Argo Events refuses it without a word. */
    public static void check(Complaints complaints, Optional<WebhookContext> webhook) {
        complaints
                .when(webhook.isEmpty(), "webhook", "webhook is missing: say its endpoint and port")
                .in("webhook", webhook);
    }

    public int portNumber() {
        return Integer.parseInt(port);
    }

    private static boolean isPort(String text) {
        try {
            int number = Integer.parseInt(text);
            return number > 0 && number < 65_536;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
