package dev.tripline.source.shape;

import dev.tripline.source.verify.Digests;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * An occurrence's identity out of texts that its sender chose: the same texts give the same identity, others another one, and
 * it can always travel.
 */
public final class Identity {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:+-]{1,80}");

    private Identity() {}

    /** The parts with slashes between them where all are plain and short, else 32 hex digits of SHA-256 over them. */
    public static String of(String... parts) {
        for (String part : parts) {
            if (!PLAIN.matcher(part).matches()) {
                return hash(parts);
            }
        }
        return String.join("/", parts);
    }

    private static String hash(String... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            // Lengths first, so that no two ways of cutting a text give the same.
            all.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            all.writeBytes(bytes);
        }
        return Digests.shortHex(all.toByteArray());
    }
}
