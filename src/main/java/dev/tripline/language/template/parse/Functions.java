package dev.tripline.language.template.parse;

import java.util.Set;

/**
 * The names that a template may call.
 *
 * @param known those that there are
 * @param withheld those that are left out on purpose, and so deserve a better word than "not defined"
 */
public record Functions(Set<String> known, Set<String> withheld) {
    public Functions {
        known = Set.copyOf(known);
        withheld = Set.copyOf(withheld);
    }
}
