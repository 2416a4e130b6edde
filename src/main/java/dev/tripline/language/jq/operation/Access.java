package dev.tripline.language.jq.operation;

import dev.tripline.language.jq.value.Budget;
import dev.tripline.language.jq.value.Fault;
import dev.tripline.language.jq.value.Kinds;
import dev.tripline.language.jq.value.Numbers;
import dev.tripline.language.jq.value.Order;
import dev.tripline.language.jq.value.Preview;
import dev.tripline.language.jq.value.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands at a key, an index or a slice; and where something occurs. */
public final class Access {
    private Access() {}

    static Fault noObject(@Nullable Object value) {
        return new Fault("expected an object but got: " + Preview.typed(value));
    }

    public static Fault noArray(@Nullable Object value) {
        return new Fault("expected an array but got: " + Preview.typed(value));
    }

    static Fault noIndex(@Nullable Object key) {
        return new Fault("expected a number for indexing an array but got: " + Preview.typed(key));
    }

    public static Fault noKey(@Nullable Object key) {
        return new Fault("expected a string for object key but got: " + Preview.typed(key));
    }

    /** {@code value[key]}. */
    public static @Nullable Object at(@Nullable Object value, @Nullable Object key, Budget budget) {
        if (key instanceof String name) {
            Map<String, @Nullable Object> map = Kinds.map(value);
            if (map == null && value != null) {
                throw noObject(value);
            }
            return map == null ? null : map.get(name);
        }
        Long index = Numbers.toLong(key);
        if (index != null) {
            return atIndex(value, index, budget);
        }
        Map<String, @Nullable Object> range = Kinds.map(key);
        if (range != null) {
            return value == null ? null : slice(value, part(range, "start"), part(range, "end"), budget);
        }
        List<@Nullable Object> wanted = Kinds.list(key);
        List<@Nullable Object> list = Kinds.list(value);
        if (wanted != null) {
            if (list == null && value != null) {
                throw noArray(value);
            }
            return list == null ? null : Occurrences.all(list, wanted, budget);
        }
        if (list != null) {
            throw noIndex(key);
        }
        throw value instanceof String ? noTextIndex(key) : noKey(key);
    }

    private static Fault noTextIndex(@Nullable Object key) {
        return new Fault("expected a number for indexing a string but got: " + Preview.typed(key));
    }

    /** {@code start} or {@code end} of a slice, which must be there. */
    static @Nullable Object part(Map<String, @Nullable Object> range, String name) {
        if (!range.containsKey(name)) {
            throw new Fault("expected \"start\" and \"end\" for slicing but got: " + Preview.typed(range));
        }
        return range.get(name);
    }

    private static @Nullable Object atIndex(@Nullable Object value, long index, Budget budget) {
        List<@Nullable Object> list = Kinds.list(value);
        if (list != null) {
            long place = index < 0 ? index + list.size() : index;
            return place >= 0 && place < list.size() ? list.get((int) place) : null;
        }
        if (value instanceof String text) {
            budget.touch(text.length());
            int length = Texts.length(text);
            long place = index < 0 ? index + length : index;
            if (place < 0 || place >= length) {
                return null;
            }
            int from = text.offsetByCodePoints(0, (int) place);
            return text.substring(from, text.offsetByCodePoints(from, 1));
        }
        if (value == null) {
            return null;
        }
        throw noArray(value);
    }

    /** {@code value[start:end]}, where null leaves an end open. */
    public static @Nullable Object slice(
            @Nullable Object value, @Nullable Object start, @Nullable Object end, Budget budget) {
        if (value == null) {
            return null;
        }
        List<@Nullable Object> list = Kinds.list(value);
        if (list != null) {
            int from = from(start, list.size(), false);
            int to = to(end, from, list.size(), false);
            if (from == 0 && to == list.size()) {
                return list;
            }
            budget.items(to - from);
            return new ArrayList<>(list.subList(from, to));
        }
        if (value instanceof String text) {
            budget.touch(text.length());
            int length = Texts.length(text);
            int from = from(start, length, true);
            int to = to(end, from, length, true);
            int at = text.offsetByCodePoints(0, from);
            int until = text.offsetByCodePoints(at, to - from);
            budget.text(until - at);
            return text.substring(at, until);
        }
        throw noArray(value);
    }

    static int from(@Nullable Object start, int length, boolean text) {
        return start == null ? 0 : clamp(checked(Numbers.toLong(start), start, text), 0, length);
    }

    static int to(@Nullable Object end, int from, int length, boolean text) {
        return end == null ? length : clamp(checked(Numbers.toLongUp(end), end, text), from, length);
    }

    private static long checked(@Nullable Long index, Object given, boolean text) {
        if (index == null) {
            throw text ? noTextIndex(given) : noIndex(given);
        }
        return index;
    }

    private static int clamp(long index, int least, int length) {
        long place = index < 0 ? index + length : index;
        return (int) Math.max(Math.min(place, length), least);
    }

    /** {@code getpath(path)}. */
    public static @Nullable Object get(@Nullable Object value, @Nullable Object path, Budget budget) {
        List<@Nullable Object> keys = Kinds.list(path);
        if (keys == null) {
            throw Complaint.of("getpath", value, path);
        }
        Object found = value;
        for (Object key : keys) {
            budget.touch();
            if (found != null && !(found instanceof List) && !(found instanceof Map)) {
                throw Complaint.of("getpath", value, path);
            }
            try {
                found = at(found, key, budget);
            } catch (Fault fault) {
                throw Complaint.because("getpath", value, path, fault.text());
            }
        }
        return found;
    }

    public static Object has(@Nullable Object value, @Nullable Object key) {
        List<@Nullable Object> list = Kinds.list(value);
        Long index = Numbers.toLong(key);
        if (list != null && index != null) {
            return index >= 0 && index < list.size();
        }
        Map<String, @Nullable Object> map = Kinds.map(value);
        if (map != null && key instanceof String name) {
            return map.containsKey(name);
        }
        if (value == null) {
            return false;
        }
        throw Complaint.of("has", value, key);
    }

    /** Whether all of {@code part} is somewhere in {@code whole}. */
    public static boolean contains(@Nullable Object whole, @Nullable Object part, Budget budget, int depth) {
        budget.depth(depth);
        if (whole instanceof String text && part instanceof String piece) {
            budget.touch(text.length());
            return text.contains(piece);
        }
        List<@Nullable Object> list = Kinds.list(whole);
        List<@Nullable Object> pieces = Kinds.list(part);
        if (list != null && pieces != null) {
            return pieces.stream()
                    .allMatch(piece -> list.stream().anyMatch(item -> contained(item, piece, budget, depth + 1)));
        }
        Map<String, @Nullable Object> map = Kinds.map(whole);
        Map<String, @Nullable Object> members = Kinds.map(part);
        if (map != null && members != null) {
            return map.size() >= members.size()
                    && members.entrySet().stream()
                            .allMatch(member -> map.containsKey(member.getKey())
                                    && contained(map.get(member.getKey()), member.getValue(), budget, depth + 1));
        }
        if (Numbers.isNumber(whole) && Numbers.isNumber(part)) {
            return Order.same(whole, part, budget);
        }
        if (whole == null && part == null || whole instanceof Boolean && whole.equals(part)) {
            return true;
        }
        throw Complaint.of("contains", whole, part);
    }

    /** Within arrays and objects, kinds that do not fit are no error. */
    private static boolean contained(@Nullable Object whole, @Nullable Object part, Budget budget, int depth) {
        try {
            return contains(whole, part, budget, depth);
        } catch (Fault mismatch) {
            return false;
        }
    }
}
