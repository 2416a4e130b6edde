package dev.tripline.language.path.modifier;

import dev.tripline.language.path.text.Budget;
import dev.tripline.language.path.text.Members;
import dev.tripline.language.path.text.Slice;
import java.util.HashMap;
import java.util.Map;

/** A modifier's JSON argument. Of a key given twice the last counts. */
final class Options {
    private final Map<String, Slice> values = new HashMap<>();

    Options(String argument, Budget budget) {
        for (Members members = new Members(Slice.parse(argument), budget); members.next(); ) {
            values.put(members.key().string(), members.value());
        }
    }

    boolean flag(String name) {
        return get(name).bool();
    }

    /** Only the blanks of the text, which is all that may stand between JSON values. */
    String blanks(String name, String otherwise) {
        if (!values.containsKey(name)) {
            return otherwise;
        }
        StringBuilder out = new StringBuilder();
        get(name).string().chars().filter(c -> " \t\n\r".indexOf(c) >= 0).forEach(c -> out.append((char) c));
        return out.toString();
    }

    int number(String name, int otherwise) {
        return values.containsKey(name) ? (int) get(name).number() : otherwise;
    }

    private Slice get(String name) {
        return values.getOrDefault(name, Slice.MISSING);
    }
}
