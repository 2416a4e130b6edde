package dev.tripline.language.path.modifier;

import dev.tripline.language.path.text.Budget;
import dev.tripline.language.path.text.Members;
import dev.tripline.language.path.text.Slice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Modifiers that make objects. */
final class Objects {
    private Objects() {}

    /** All objects of a list as one. Of a key that comes twice the first place and the last value are kept. */
    static Slice join(Slice region, String argument, Budget budget) {
        Slice list = Slice.parse(region);
        if (!list.isArray()) {
            return region;
        }
        boolean preserve = new Options(argument, budget).flag("preserve");
        Joined out = new Joined('{', budget);
        Map<String, String> keys = new LinkedHashMap<>();
        Map<String, String> values = new LinkedHashMap<>();
        for (Members items = new Members(list, budget); items.next(); ) {
            Slice item = items.value();
            if (item.isObject() && preserve) {
                out.add(Lists.inside(item));
            } else if (item.isObject()) {
                for (Members members = new Members(item, budget); members.next(); ) {
                    String name = members.key().string();
                    keys.putIfAbsent(name, members.key().raw());
                    values.put(name, members.value().raw());
                }
            }
        }
        keys.forEach((name, raw) -> out.add(raw + ':' + values.get(name)));
        return out.close('}');
    }

    /** An object of lists as a list of objects. */
    static Slice group(Slice region, Budget budget) {
        Slice object = Slice.parse(region);
        if (!object.isObject()) {
            return Slice.MISSING;
        }
        List<Joined> rows = new ArrayList<>();
        int produced = 0;
        for (Members columns = new Members(object, budget); columns.next(); ) {
            if (columns.value().isArray()) {
                String key = columns.key().raw() + ':';
                int row = 0;
                for (Members items = new Members(columns.value(), budget); items.next(); row++) {
                    if (row == rows.size()) {
                        rows.add(new Joined('{', budget));
                    }
                    produced += key.length() + items.value().length();
                    budget.checkOutput(produced);
                    rows.get(row).add(key + items.value().raw());
                }
            }
        }
        Joined out = new Joined('[', budget);
        rows.forEach(row -> out.add(row.close('}').raw()));
        return out.close(']');
    }
}
