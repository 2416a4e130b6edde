package dev.tripline.language.sprig.semver;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.tripline.language.EvaluationFailure;
import org.jspecify.annotations.Nullable;

/**
 * One comparison, such as {@code >= 1.2.x}.
 *
 * @param anyMinor the minor number is left out or a wildcard
 * @param anyPatch only the patch number is
 * @param open any of the three numbers is
 */
record Constraint(Operator operator, Version version, boolean anyMinor, boolean anyPatch, boolean open) {
    enum Operator {
        EQUAL,
        NOT_EQUAL,
        GREATER,
        LESS,
        GREATER_EQUAL,
        LESS_EQUAL,
        TILDE,
        CARET;

        static Operator of(String text) {
            return switch (text) {
                case "", "=" -> EQUAL;
                case "!=" -> NOT_EQUAL;
                case ">" -> GREATER;
                case "<" -> LESS;
                case ">=", "=>" -> GREATER_EQUAL;
                case "<=", "=<" -> LESS_EQUAL;
                case "^" -> CARET;
                default -> TILDE;
            };
        }
    }

    private static final String NUMBER = "[0-9xX*|]+";
    private static final String NAMES = "[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*";

    /** A version whose numbers may be wildcards, without groups. */
    static final String LOOSE_VERSION =
            "v?" + NUMBER + "(?:\\." + NUMBER + ")?(?:\\." + NUMBER + ")?(?:-" + NAMES + ")?(?:\\+" + NAMES + ")?";

    /** The first that fits, the empty one second. */
    static final String OPERATORS = "(?:=||!=|>|<|>=|=>|<=|=<|~|~>|\\^)";

    private static final Pattern SYNTAX = Pattern.compile("\\s*(" + OPERATORS + ")\\s*v?(" + NUMBER + ")(?:\\.("
            + NUMBER + "))?(?:\\.(" + NUMBER + "))?((?:-" + NAMES + ")?)(?:\\+" + NAMES + ")?\\s*");

    static Constraint parse(String text) throws EvaluationFailure {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            throw new EvaluationFailure("improper constraint: \"" + text + "\"");
        }
        String major = matcher.group(2);
        String minor = matcher.group(3);
        String patch = matcher.group(4);
        String prerelease = matcher.group(5);
        Operator operator = Operator.of(matcher.group(1));
        try {
            if (isOpen(major)) {
                return new Constraint(operator, Version.parse("0.0.0" + prerelease), false, false, true);
            }
            if (isOpen(minor)) {
                return new Constraint(operator, Version.parse(major + ".0.0" + prerelease), true, false, true);
            }
            boolean anyPatch = isOpen(patch);
            String version = major + "." + minor + "." + (anyPatch ? "0" : patch) + prerelease;
            return new Constraint(operator, Version.parse(version), false, anyPatch, anyPatch);
        } catch (EvaluationFailure e) {
            throw new EvaluationFailure("constraint parser error");
        }
    }

    private static boolean isOpen(@Nullable String number) {
        return number == null || number.equals("x") || number.equals("X") || number.equals("*");
    }

    boolean isPrerelease() {
        return !version.prerelease().isEmpty();
    }

    /**
     * @param prereleases whether prereleases are looked at
     */
    boolean allows(Version other, boolean prereleases) {
        if (!other.prerelease().isEmpty() && !prereleases) {
            return false;
        }
        int order = other.compare(version);
        return switch (operator) {
            case EQUAL -> open ? tilde(other) : order == 0;
            case NOT_EQUAL -> differs(other);
            case GREATER -> greater(other);
            case LESS -> order < 0;
            case GREATER_EQUAL -> order >= 0;
            case LESS_EQUAL -> open ? lessOrWithin(other) : order <= 0;
            case TILDE -> tilde(other);
            case CARET -> caret(other);
        };
    }

    private boolean sameMajor(Version other) {
        return other.major() == version.major();
    }

    private boolean sameMinor(Version other) {
        return other.minor() == version.minor();
    }

    private boolean differs(Version other) {
        if (!open) {
            return other.compare(version) != 0;
        }
        if (!sameMajor(other)) {
            return true;
        }
        if (anyMinor) {
            return false;
        }
        if (!sameMinor(other)) {
            return true;
        }
        if (anyPatch) {
            return Prerelease.compare(other.prerelease(), version.prerelease()) != 0
                    && !(other.prerelease().isEmpty() && version.prerelease().isEmpty());
        }
        return other.patch() != version.patch() || other.compare(version) != 0;
    }

    /** Above all that the wildcard stands for. */
    private boolean greater(Version other) {
        if (!open || sameMajor(other) && !anyMinor && !anyPatch) {
            return other.compare(version) > 0;
        }
        if (!sameMajor(other)) {
            return Long.compareUnsigned(other.major(), version.major()) > 0;
        }
        return !anyMinor && Long.compareUnsigned(other.minor(), version.minor()) > 0;
    }

    private boolean lessOrWithin(Version other) {
        if (!sameMajor(other)) {
            return Long.compareUnsigned(other.major(), version.major()) < 0;
        }
        return anyMinor || Long.compareUnsigned(other.minor(), version.minor()) <= 0;
    }

    /** The same minor number, or the same major number when that is all there is. */
    private boolean tilde(Version other) {
        if (other.compare(version) < 0) {
            return false;
        }
        boolean anything =
                version.major() == 0 && version.minor() == 0 && version.patch() == 0 && !anyMinor && !anyPatch;
        return anything || sameMajor(other) && (anyMinor || sameMinor(other));
    }

    /** The same first number that is not zero. */
    private boolean caret(Version other) {
        if (other.compare(version) < 0 || !sameMajor(other)) {
            return false;
        }
        if (version.major() != 0 || anyMinor) {
            return true;
        }
        if (!sameMinor(other)) {
            return false;
        }
        return version.minor() != 0 || anyPatch || other.patch() == version.patch();
    }
}
