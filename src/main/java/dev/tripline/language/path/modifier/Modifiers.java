package dev.tripline.language.path.modifier;

import dev.tripline.language.path.text.Budget;
import dev.tripline.language.path.text.Slice;
import dev.tripline.language.path.text.Strings;
import dev.tripline.language.path.text.Validity;
import java.util.Map;
import java.util.Optional;

/** The modifiers by name. */
public final class Modifiers {
    private static final Map<String, Modifier> BY_NAME = Map.ofEntries(
            Map.entry("this", (region, argument, budget) -> region),
            Map.entry("valid", (region, argument, budget) -> Validity.of(region.raw()) ? region : Slice.MISSING),
            Map.entry("ugly", (region, argument, budget) -> Slice.region(Layout.ugly(region))),
            Map.entry("pretty", Pretty::modifier),
            Map.entry("tostr", Modifiers::toText),
            Map.entry("fromstr", Modifiers::fromText),
            Map.entry("reverse", (region, argument, budget) -> Lists.reverse(region, budget)),
            Map.entry("flatten", Lists::flatten),
            Map.entry("keys", (region, argument, budget) -> Lists.keys(region, budget)),
            Map.entry("values", (region, argument, budget) -> Lists.values(region, budget)),
            Map.entry("join", Objects::join),
            Map.entry("group", (region, argument, budget) -> Objects.group(region, budget)));

    private Modifiers() {}

    public static Optional<Modifier> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    private static Slice toText(Slice region, String argument, Budget budget) {
        budget.checkOutput(region.length());
        return Slice.region(Strings.quote(region.raw()));
    }

    private static Slice fromText(Slice region, String argument, Budget budget) {
        return Validity.of(region.raw()) ? Slice.region(Slice.parse(region).string()) : Slice.MISSING;
    }
}
