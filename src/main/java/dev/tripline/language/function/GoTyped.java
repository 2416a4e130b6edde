package dev.tripline.language.function;

import org.jspecify.annotations.Nullable;

/**
 * A value whose Go type {@link GoType} does not list. A {@code []string} or {@code map[string]string} stays a Java List or
 * Map and says its type this way; of anything else, such as a {@code *semver.Version}, {@code toString} is what Go's String
 * method gives.
 */
public interface GoTyped {
    /** As {@code %T} prints it: {@code []string}, {@code *semver.Version}. */
    String goType();

    /** The method of that name, bound to this value: what {@code {{ $v.IncMinor }}} calls. */
    default @Nullable GoFunction method(String name) {
        return null;
    }
}
