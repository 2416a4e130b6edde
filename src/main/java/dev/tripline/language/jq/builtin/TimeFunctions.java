package dev.tripline.language.jq.builtin;

import dev.tripline.language.jq.function.NativeFunction;
import dev.tripline.language.jq.operation.Complaint;
import dev.tripline.language.jq.time.TimeFormat;
import dev.tripline.language.jq.time.TimeParts;
import dev.tripline.language.jq.time.TimeReading;
import dev.tripline.language.jq.time.Unreadable;
import dev.tripline.language.jq.value.Budget;
import dev.tripline.language.jq.value.Kinds;
import dev.tripline.language.jq.value.Numbers;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions for times. Local time is UTC. */
final class TimeFunctions {
    private static final double NANOS = 1e9;
    private static final LocalDateTime ZERO_IN_GO = LocalDateTime.of(1, 1, 1, 0, 0);

    private TimeFunctions() {}

    static void addTo(Map<String, NativeFunction> all) {
        all.put("now/0", (in, args, call) -> {
            Instant now = call.world().clock().instant();
            return now.getEpochSecond() + now.getNano() / NANOS;
        });
        all.put("gmtime/0", (in, args, call) -> parts("gmtime", in));
        all.put("localtime/0", (in, args, call) -> parts("localtime", in));
        all.put("mktime/0", (in, args, call) -> seconds(in));
        all.put("strftime/1", (in, args, call) -> format("strftime", in, args[0], call.budget()));
        all.put("strflocaltime/1", (in, args, call) -> format("strflocaltime", in, args[0], call.budget()));
        all.put("strptime/1", (in, args, call) -> read(in, args[0], call.budget()));
    }

    private static List<@Nullable Object> parts(String name, @Nullable Object in) {
        Double epoch = Numbers.toDouble(in);
        if (epoch == null) {
            throw Complaint.of(name, in);
        }
        return TimeParts.of(epoch);
    }

    private static Object seconds(@Nullable Object in) {
        List<@Nullable Object> parts = Kinds.list(in);
        if (parts == null) {
            throw Complaint.of("mktime", in);
        }
        LocalDateTime time = TimeParts.time(parts);
        if (time == null) {
            throw Complaint.because("mktime", in, "expected an array of 8 numbers");
        }
        return TimeParts.epoch(time);
    }

    private static String format(String name, @Nullable Object in, @Nullable Object format, Budget budget) {
        Double epoch = Numbers.toDouble(in);
        List<@Nullable Object> parts = epoch == null ? Kinds.list(in) : TimeParts.of(epoch);
        if (parts == null || !(format instanceof String text)) {
            throw Complaint.of(name, parts == null ? in : parts, format);
        }
        LocalDateTime time = TimeParts.time(parts);
        if (time == null) {
            throw Complaint.because(name, parts, format, "expected an array of 8 numbers");
        }
        return TimeFormat.format(time, text, budget);
    }

    private static List<@Nullable Object> read(@Nullable Object in, @Nullable Object format, Budget budget) {
        if (!(in instanceof String text) || !(format instanceof String pattern)) {
            throw Complaint.of("strptime", in, format);
        }
        budget.text((long) text.length() + pattern.length());
        try {
            LocalDateTime time = TimeReading.read(text, pattern);
            if (time.equals(ZERO_IN_GO)) {
                throw Complaint.of("strptime", in, format);
            }
            return TimeParts.of(TimeParts.epoch(time));
        } catch (Unreadable e) {
            String reason = "failed to parse \"" + text + "\" with \"" + pattern + "\": " + e.reason();
            throw Complaint.because("strptime", in, format, reason);
        }
    }
}
