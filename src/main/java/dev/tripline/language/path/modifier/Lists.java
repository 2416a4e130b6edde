package dev.tripline.language.path.modifier;

import dev.tripline.language.path.text.Budget;
import dev.tripline.language.path.text.Members;
import dev.tripline.language.path.text.Slice;
import java.util.ArrayList;
import java.util.List;

/** Modifiers that make lists. */
final class Lists {
    private static final Slice EMPTY = Slice.region("[]");

    private Lists() {}

    static Slice reverse(Slice region, Budget budget) {
        Slice value = Slice.parse(region);
        if (!value.isArray() && !value.isObject()) {
            return region;
        }
        budget.checkOutput(value.length());
        List<String> items = new ArrayList<>();
        for (Members members = new Members(value, budget); members.next(); ) {
            String raw = members.value().raw();
            items.add(value.isObject() ? members.key().raw() + ':' + raw : raw);
        }
        String inner = String.join(",", items.reversed());
        return Slice.region(value.isObject() ? '{' + inner + '}' : '[' + inner + ']');
    }

    static Slice keys(Slice region, Budget budget) {
        Slice value = Slice.parse(region);
        if (!value.exists()) {
            return EMPTY;
        }
        Joined out = new Joined('[', budget);
        for (Members members = new Members(value, budget); members.next(); ) {
            out.add(value.isObject() ? members.key().raw() : "null");
        }
        return out.close(']');
    }

    static Slice values(Slice region, Budget budget) {
        Slice value = Slice.parse(region);
        if (!value.exists()) {
            return EMPTY;
        }
        if (value.isArray()) {
            return region;
        }
        Joined out = new Joined('[', budget);
        for (Members members = new Members(value, budget); members.next(); ) {
            out.add(members.value().raw());
        }
        return out.close(']');
    }

    /** One level, or with {@code {"deep":true}} all levels. */
    static Slice flatten(Slice region, String argument, Budget budget) {
        Slice value = Slice.parse(region);
        if (!value.isArray()) {
            return region;
        }
        Joined out = new Joined('[', budget);
        flatten(value, new Options(argument, budget).flag("deep"), out, budget);
        return out.close(']');
    }

    private static void flatten(Slice array, boolean deep, Joined out, Budget budget) {
        budget.enter();
        for (Members members = new Members(array, budget); members.next(); ) {
            Slice item = members.value();
            if (!item.isArray()) {
                out.add(item.raw().strip());
            } else if (deep) {
                flatten(item, true, out, budget);
            } else {
                out.add(inside(item).strip());
            }
        }
        budget.leave();
    }

    /** The text between the brackets. */
    static String inside(Slice container) {
        String raw = container.raw();
        return raw.length() < 2 ? raw : raw.substring(1, raw.length() - 1);
    }
}
