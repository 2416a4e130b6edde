package dev.tripline.language.template.exec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The variables of one template under way, the innermost last. */
final class Variables {
    private final List<String> names = new ArrayList<>();
    private final List<@Nullable Object> values = new ArrayList<>();

    Variables(@Nullable Object dollar) {
        push("$", dollar);
    }

    void push(String name, @Nullable Object value) {
        names.add(name);
        values.add(value);
    }

    int mark() {
        return names.size();
    }

    void backTo(int mark) {
        names.subList(mark, names.size()).clear();
        values.subList(mark, values.size()).clear();
    }

    /** The place of the innermost of that name, or -1. */
    int find(String name) {
        return names.lastIndexOf(name);
    }

    @Nullable
    Object get(int place) {
        return values.get(place);
    }

    void set(int place, @Nullable Object value) {
        values.set(place, value);
    }
}
