package dev.tripline.language.sprig.date;

import static dev.tripline.language.function.GoType.ANY;
import static dev.tripline.language.function.GoType.STRING;
import static dev.tripline.language.function.GoType.TIME;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.World;
import dev.tripline.language.cron.GoZone;
import dev.tripline.language.duration.GoDuration;
import dev.tripline.language.function.GoFunction;
import dev.tripline.language.function.GoInt64;
import dev.tripline.language.sprig.value.Arguments;
import dev.tripline.language.sprig.value.Limits;
import dev.tripline.language.sprig.value.Shelf;
import dev.tripline.language.time.GoLayout;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Dates read, moved, written. */
public final class DateFunctions {
    private static final String HTML = "2006-01-02";

    /** Some 900 million years, and so with room for any zone. */
    private static final long LAST_SECOND = 900_000_000L * 365 * 86400;

    private DateFunctions() {}

    public static Map<String, GoFunction> functions() {
        return new Shelf()
                .add("now", a -> now(a.world()))
                .add("date", a -> written(a.text(0), a.any(1), "", a.world()), STRING, ANY)
                .add("dateInZone", a -> written(a.text(0), a.any(1), a.text(2), a.world()), STRING, ANY, STRING)
                .alias("date_in_zone", "dateInZone")
                .add("htmlDate", a -> written(HTML, a.any(0), "", a.world()), ANY)
                .add("htmlDateInZone", a -> written(HTML, a.any(0), a.text(1), a.world()), ANY, STRING)
                .add("dateModify", a -> moved(a, false), STRING, TIME)
                .alias("date_modify", "dateModify")
                .add("mustDateModify", a -> moved(a, true), STRING, TIME)
                .alias("must_date_modify", "mustDateModify")
                .add("toDate", a -> read(a, false), STRING, STRING)
                .add("mustToDate", a -> read(a, true), STRING, STRING)
                .add("unixEpoch", a -> Long.toString(a.time(0).toEpochSecond()), TIME)
                .functions();
    }

    static ZonedDateTime now(World world) {
        return world.clock().instant().atZone(ZoneOffset.UTC);
    }

    /** A time, seconds since 1970; anything else stands for now. */
    static ZonedDateTime time(@Nullable Object value, World world) {
        return switch (value) {
            case ZonedDateTime time -> time;
            case Long seconds -> at(seconds);
            case GoInt64 seconds -> at(seconds.value());
            case null, default -> now(world);
        };
    }

    /** Java's years end at a billion; what lies beyond is that end. */
    private static ZonedDateTime at(long seconds) {
        return Instant.ofEpochSecond(Math.clamp(seconds, -LAST_SECOND, LAST_SECOND))
                .atZone(ZoneOffset.UTC);
    }

    private static String written(String layout, @Nullable Object value, String zone, World world)
            throws EvaluationFailure {
        Limits.length(layout.length() * 10L);
        return Limits.text(GoLayout.format(time(value, world).withZoneSameInstant(zone(zone)), layout));
    }

    /** An unknown zone is UTC. */
    private static ZoneId zone(String name) {
        try {
            return name.equals("Local") ? ZoneOffset.UTC : GoZone.parse(name);
        } catch (IllegalArgumentException e) {
            return ZoneOffset.UTC;
        }
    }

    private static ZonedDateTime moved(Arguments arguments, boolean must) throws EvaluationFailure {
        ZonedDateTime time = arguments.time(1);
        try {
            return time.plus(GoDuration.parse(arguments.text(0)));
        } catch (IllegalArgumentException | DateTimeException e) {
            return orFail(must, e, time);
        }
    }

    private static ZonedDateTime read(Arguments arguments, boolean must) throws EvaluationFailure {
        try {
            return GoLayout.parse(arguments.text(0), arguments.text(1), ZoneOffset.UTC);
        } catch (IllegalArgumentException e) {
            return orFail(must, e, GoLayout.ZERO);
        }
    }

    private static ZonedDateTime orFail(boolean must, RuntimeException error, ZonedDateTime instead)
            throws EvaluationFailure {
        if (must) {
            throw new EvaluationFailure(String.valueOf(error.getMessage()));
        }
        return instead;
    }

    /** The time since then, within what 64 bits of nanoseconds hold. */
    static Duration since(ZonedDateTime time, World world) {
        Duration span = Duration.between(time, now(world));
        Duration longest = Duration.ofNanos(Long.MAX_VALUE);
        if (span.compareTo(longest) > 0) {
            return longest;
        }
        Duration least = Duration.ofNanos(Long.MIN_VALUE);
        return span.compareTo(least) < 0 ? least : span;
    }
}
