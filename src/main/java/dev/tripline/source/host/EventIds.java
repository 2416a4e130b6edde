package dev.tripline.source.host;

import dev.tripline.event.Origin;
import java.time.Clock;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Fresh event ids: 32 hexadecimal digits, ordered by the millisecond (UUID version 7 without its hyphens). Thread-safe when both sources are. */
public record EventIds(Clock clock, RandomGenerator random) {
    /** The id of an event that its provider has named. */
    public static String named(Origin origin, String providerId) {
        return origin.eventSource() + ":" + origin.event() + ":" + providerId;
    }

    public String fresh() {
        long high = clock.millis() << 16 | 0x7000 | random.nextLong() & 0x0FFF;
        long low = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }
}
