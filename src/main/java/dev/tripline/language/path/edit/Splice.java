package dev.tripline.language.path.edit;

import dev.tripline.language.path.eval.Found;
import dev.tripline.language.path.eval.Route;
import dev.tripline.language.path.text.Budget;
import dev.tripline.language.path.text.Slice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts JSON into JSON. */
public final class Splice {
    private Splice() {}

    /** The text with {@code raw} at the destination. */
    public static String into(String json, Destination destination, String raw) throws Refusal {
        Budget budget = new Budget(json.length());
        return switch (destination) {
            case Destination.Plain plain -> plain(json, plain.parts(), raw, budget);
            case Destination.Search search -> search(json, search.route(), raw, budget);
        };
    }

    private static String plain(String json, List<Destination.Part> parts, String raw, Budget budget) throws Refusal {
        Slice inner = Slice.region(json);
        for (int level = 0; level < parts.size(); level++) {
            Found found = parts.get(level).route().get(inner, budget);
            if (!found.located()) {
                return replace(json, inner, Growth.of(inner, parts.subList(level, parts.size()), raw, budget));
            }
            inner = found.value();
        }
        return replace(json, inner, raw);
    }

    private static String search(String json, Route route, String raw, Budget budget) {
        Found found = route.get(Slice.region(json), budget);
        if (found.located()) {
            return replace(json, found.value(), raw);
        }
        List<Slice> backwards = new ArrayList<>(found.parts());
        backwards.sort(Comparator.comparingInt(Slice::from).reversed());
        budget.checkOutput(Math.multiplyExact(backwards.size(), raw.length()));
        StringBuilder out = new StringBuilder(json);
        for (Slice part : backwards) {
            budget.spend(json.length() - part.from());
            out.replace(part.from(), part.to(), raw);
        }
        return out.toString();
    }

    private static String replace(String json, Slice what, String with) {
        return new StringBuilder(json.length() + with.length())
                .append(json, 0, what.from())
                .append(with)
                .append(json, what.to(), json.length())
                .toString();
    }
}
