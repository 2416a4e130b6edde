package dev.tripline.language.sprig.semver;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.function.GoFunction;
import dev.tripline.language.function.GoType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods of a version that templates call. */
final class VersionMethods {
    /** A method without arguments. */
    private interface Getter {
        Object of(Version version) throws EvaluationFailure;
    }

    /** A method with one argument. */
    private interface Question<T> {
        Object of(Version version, T argument) throws EvaluationFailure;
    }

    private static final Map<String, Getter> GETTERS = Map.of(
            "Major", Version::major,
            "Minor", Version::minor,
            "Patch", Version::patch,
            "Prerelease", Version::prerelease,
            "Metadata", Version::metadata,
            "Original", Version::original,
            "String", Version::toString,
            "IncMajor", v -> v.next(more(v.major()), 0, 0, "", ""),
            "IncMinor", v -> v.next(v.major(), more(v.minor()), 0, "", ""),
            "IncPatch", VersionMethods::nextPatch);

    private static final Map<String, Question<Version>> COMPARISONS = Map.of(
            "Compare", (v, o) -> (long) Integer.signum(v.compare(o)),
            "Equal", (v, o) -> v.compare(o) == 0,
            "LessThan", (v, o) -> v.compare(o) < 0,
            "LessThanEqual", (v, o) -> v.compare(o) <= 0,
            "GreaterThan", (v, o) -> v.compare(o) > 0,
            "GreaterThanEqual", (v, o) -> v.compare(o) >= 0);

    private static final Map<String, Question<String>> CHANGES = Map.of(
            "SetPrerelease", (v, text) -> checked(v.next(v.major(), v.minor(), v.patch(), text, v.metadata())),
            "SetMetadata", (v, text) -> checked(v.next(v.major(), v.minor(), v.patch(), v.prerelease(), text)));

    private VersionMethods() {}

    static @Nullable GoFunction bound(String name, Version version) {
        Getter getter = GETTERS.get(name);
        if (getter != null) {
            return new GoFunction(List.of(), false, (arguments, world) -> getter.of(version));
        }
        Question<Version> comparison = COMPARISONS.get(name);
        if (comparison != null) {
            return new GoFunction(
                    List.of(GoType.ANY),
                    false,
                    (arguments, world) -> comparison.of(version, other(arguments.getFirst())));
        }
        Question<String> change = CHANGES.get(name);
        return change == null
                ? null
                : new GoFunction(
                        List.of(GoType.STRING),
                        false,
                        (arguments, world) -> change.of(version, String.valueOf(arguments.getFirst())));
    }

    private static Version other(@Nullable Object value) throws EvaluationFailure {
        if (value instanceof Version version && version.pointer()) {
            return version;
        }
        throw new EvaluationFailure("wrong type for value; expected *semver.Version");
    }

    private static long more(long number) throws EvaluationFailure {
        if (number == -1) {
            throw new EvaluationFailure("version increment would overflow uint64");
        }
        return number + 1;
    }

    /** A prerelease of a version is followed by that version. */
    private static Version nextPatch(Version v) throws EvaluationFailure {
        return v.next(v.major(), v.minor(), v.prerelease().isEmpty() ? more(v.patch()) : v.patch(), "", "");
    }

    private static Version checked(Version version) throws EvaluationFailure {
        Version.parse(version.toString());
        return version;
    }
}
