package dev.tripline.language.jq.builtin;

import dev.tripline.language.jq.operation.Sum;
import dev.tripline.language.jq.value.Budget;
import dev.tripline.language.jq.value.Kinds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds values up without copying the sum so far each time. */
final class Total {
    private final Budget budget;
    private @Nullable Object sum;
    private @Nullable StringBuilder text;
    private @Nullable List<@Nullable Object> list;
    private @Nullable Map<String, @Nullable Object> map;

    Total(Budget budget) {
        this.budget = budget;
    }

    void add(@Nullable Object value) {
        budget.touch();
        if (value != null && !appended(value)) {
            sum = Sum.add(value(), value, budget);
            text = null;
            list = null;
            map = null;
        }
    }

    private boolean appended(Object value) {
        boolean first = sum == null && text == null && list == null && map == null;
        List<@Nullable Object> items = Kinds.list(value);
        Map<String, @Nullable Object> members = Kinds.map(value);
        if (value instanceof String piece && (first || text != null)) {
            text = text == null ? new StringBuilder() : text;
            checkText(text.length() + piece.length(), piece.length());
            text.append(piece);
        } else if (items != null && (first || list != null)) {
            list = list == null ? new ArrayList<>() : list;
            for (Object item : items) {
                list.add(item);
                budget.append(list.size());
            }
            budget.touch(items.size());
        } else if (members != null && (first || map != null)) {
            map = map == null ? new LinkedHashMap<>() : map;
            map.putAll(members);
            budget.members(members.size());
            budget.append(map.size());
        } else {
            return false;
        }
        return true;
    }

    private void checkText(int length, int added) {
        if (length > Budget.LONGEST_TEXT) {
            budget.text(length);
        }
        budget.write(added);
    }

    @Nullable
    Object value() {
        if (text != null) {
            return text.toString();
        }
        return list != null ? list : map != null ? map : sum;
    }
}
