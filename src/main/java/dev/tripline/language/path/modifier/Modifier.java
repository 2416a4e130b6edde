package dev.tripline.language.path.modifier;

import dev.tripline.language.path.text.Budget;
import dev.tripline.language.path.text.Slice;

/** Makes a region over. Stateless; pays from the budget for what it makes. */
@FunctionalInterface
public interface Modifier {
    Slice apply(Slice region, String argument, Budget budget);
}
