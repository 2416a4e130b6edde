package dev.tripline.language.jq.operation;

import dev.tripline.language.jq.value.Budget;
import dev.tripline.language.jq.value.Kinds;
import dev.tripline.language.jq.value.Order;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a text or a row of items occurs: {@code indices}, {@code split}. */
public final class Occurrences {
    private Occurrences() {}

    static List<@Nullable Object> all(List<@Nullable Object> list, List<@Nullable Object> wanted, Budget budget) {
        List<@Nullable Object> found = new ArrayList<>();
        for (int i = 0; !wanted.isEmpty() && i <= list.size() - wanted.size(); i++) {
            if (matches(list, i, wanted, budget)) {
                found.add((long) i);
                budget.append(found.size());
            }
        }
        return found;
    }

    private static boolean matches(List<@Nullable Object> list, int at, List<@Nullable Object> wanted, Budget budget) {
        budget.touch();
        for (int i = 0; i < wanted.size(); i++) {
            if (!Order.same(list.get(at + i), wanted.get(i), budget)) {
                return false;
            }
        }
        return true;
    }

    private static List<@Nullable Object> all(String text, String wanted, Budget budget) {
        budget.touch(text.length());
        List<@Nullable Object> found = new ArrayList<>();
        long place = 0;
        int from = 0;
        for (int at = text.indexOf(wanted); at >= 0 && !wanted.isEmpty(); at = text.indexOf(wanted, at + 1)) {
            place += text.codePointCount(from, at);
            from = at;
            found.add(place);
            budget.append(found.size());
            budget.touch(wanted.length());
        }
        return found;
    }

    /** All of them; null in null. */
    public static @Nullable List<@Nullable Object> indices(
            String name, @Nullable Object value, @Nullable Object wanted, Budget budget) {
        if (value == null) {
            return null;
        }
        if (value instanceof String text && wanted instanceof String piece) {
            return all(text, piece, budget);
        }
        List<@Nullable Object> list = Kinds.list(value);
        if (list == null) {
            throw Complaint.of(name, value, wanted);
        }
        List<@Nullable Object> row = Kinds.list(wanted);
        return all(list, row != null ? row : java.util.Collections.singletonList(wanted), budget);
    }

    /** At each occurrence; between all characters when the separator is empty. */
    public static List<@Nullable Object> split(String text, String separator, Budget budget) {
        budget.write(text.length());
        List<@Nullable Object> parts = new ArrayList<>();
        int from = 0;
        if (separator.isEmpty()) {
            while (from < text.length()) {
                int to = text.offsetByCodePoints(from, 1);
                add(parts, text.substring(from, to), budget);
                from = to;
            }
            return parts;
        }
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
            add(parts, text.substring(from, at), budget);
            from = at + separator.length();
        }
        add(parts, text.substring(from), budget);
        return parts;
    }

    private static void add(List<@Nullable Object> parts, String part, Budget budget) {
        parts.add(part);
        budget.append(parts.size());
        budget.touch();
    }
}
