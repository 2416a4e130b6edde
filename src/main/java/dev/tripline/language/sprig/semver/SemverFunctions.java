package dev.tripline.language.sprig.semver;

import static dev.tripline.language.function.GoType.STRING;

import dev.tripline.language.function.GoFunction;
import dev.tripline.language.sprig.value.Shelf;
import java.util.Map;

/** Versions read and compared. */
public final class SemverFunctions {
    private SemverFunctions() {}

    public static Map<String, GoFunction> functions() {
        return new Shelf()
                .add("semver", a -> Version.parse(a.text(0)), STRING)
                .add("semverCompare", a -> Constraints.parse(a.text(0)).allow(Version.parse(a.text(1))), STRING, STRING)
                .functions();
    }
}
