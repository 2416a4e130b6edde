package dev.tripline.manifest.meaning;

import java.util.Optional;

/**
 * One field of a section.
 *
 * @param path from the section on: {@code a.b}, with {@code []} after lists and {@code *} for any key of a map
 * @param type as it is written in YAML; the name of a shared section where it is one
 * @param shared the shared section that the type names
 * @param isRequired the section is refused, or cannot work, without it
 * @param byDefault what counts when it is left out; empty when nothing does
 */
public record Field(
        String path,
        String type,
        Optional<Class<? extends Record>> shared,
        boolean isRequired,
        String byDefault,
        String meaning) {
    /** In one word or two: required, what the default is, or optional. */
    public String need() {
        return isRequired ? "required" : byDefault.isEmpty() ? "optional" : "default " + byDefault;
    }
}
