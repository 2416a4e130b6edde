package dev.tripline.sensor.filter.spec;

import java.util.Optional;

/** Booleans in manifests, read as Go's strconv reads them. */
public final class GoBool {
    private GoBool() {}

    /** ParseBool. */
    public static Optional<Boolean> parse(String text) {
        return switch (text) {
            case "1", "t", "T", "TRUE", "true", "True" -> Optional.of(true);
            case "0", "f", "F", "FALSE", "false", "False" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
