package dev.tripline.language.sprig.semver;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.function.GoFunction;
import dev.tripline.language.sprig.value.JsonStruct;
import org.jspecify.annotations.Nullable;

/**
 * A semantic version; minor and patch may be left out when it is read, and a {@code v} may stand before it. The numbers
 * are unsigned.
 *
 * @param prerelease empty for none
 * @param metadata empty for none
 * @param original as it was written
 * @param pointer whether Go would hold a pointer to it, which only its type shows
 */
record Version(long major, long minor, long patch, String prerelease, String metadata, String original, boolean pointer)
        implements JsonStruct {
    /** Bytes. */
    private static final int LONGEST = 256;

    private static final String NAMES = "[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*";
    private static final Pattern SYNTAX =
            Pattern.compile("v?([0-9]+)(?:\\.([0-9]+))?(?:\\.([0-9]+))?(?:-(" + NAMES + "))?(?:\\+(" + NAMES + "))?");
    private static final Pattern ZERO_AHEAD = Pattern.compile("(?:.*\\.)?0[0-9]+(?:\\..*)?");

    /**
     * @throws EvaluationFailure with Go's message
     */
    static Version parse(String text) throws EvaluationFailure {
        if (text.length() > LONGEST) {
            throw new EvaluationFailure("version string is too long (max " + LONGEST + " bytes)");
        }
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            throw new EvaluationFailure("invalid semantic version");
        }
        Version version = new Version(
                number(matcher.group(1)),
                number(matcher.group(2)),
                number(matcher.group(3)),
                orEmpty(matcher.group(4)),
                orEmpty(matcher.group(5)),
                text,
                true);
        if (ZERO_AHEAD.matches(version.prerelease)) {
            throw new EvaluationFailure("version segment starts with 0");
        }
        return version;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static long number(@Nullable String digits) throws EvaluationFailure {
        try {
            return digits == null ? 0 : Long.parseUnsignedLong(digits);
        } catch (NumberFormatException e) {
            throw new EvaluationFailure("error parsing version segment: value out of range");
        }
    }

    /** Another version, written out; a {@code v} stays. */
    Version next(long newMajor, long newMinor, long newPatch, String newPrerelease, String newMetadata) {
        String text = text(newMajor, newMinor, newPatch, newPrerelease, newMetadata);
        String prefix = original.startsWith("v") ? "v" : "";
        return new Version(newMajor, newMinor, newPatch, newPrerelease, newMetadata, prefix + text, false);
    }

    private static String text(long major, long minor, long patch, String prerelease, String metadata) {
        return Long.toUnsignedString(major) + "." + Long.toUnsignedString(minor) + "." + Long.toUnsignedString(patch)
                + (prerelease.isEmpty() ? "" : "-" + prerelease)
                + (metadata.isEmpty() ? "" : "+" + metadata);
    }

    @Override
    public String toString() {
        return text(major, minor, patch, prerelease, metadata);
    }

    /** Which comes first; the metadata does not count. */
    int compare(Version other) {
        int numbers = Long.compareUnsigned(major, other.major);
        numbers = numbers != 0 ? numbers : Long.compareUnsigned(minor, other.minor);
        numbers = numbers != 0 ? numbers : Long.compareUnsigned(patch, other.patch);
        return numbers != 0 ? numbers : Prerelease.compare(prerelease, other.prerelease);
    }

    @Override
    public String goType() {
        return pointer ? "*semver.Version" : "semver.Version";
    }

    @Override
    public @Nullable GoFunction method(String name) {
        return VersionMethods.bound(name, this);
    }

    @Override
    public Object json() {
        return toString();
    }
}
