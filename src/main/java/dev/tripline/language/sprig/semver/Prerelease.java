package dev.tripline.language.sprig.semver;

import dev.tripline.language.fmt.text.ByteOrder;

/** The order of prereleases. */
final class Prerelease {
    private Prerelease() {}

    /** A version without a prerelease comes behind those with one. */
    static int compare(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return Boolean.compare(a.isEmpty(), b.isEmpty());
        }
        String[] mine = a.split("\\.", -1);
        String[] others = b.split("\\.", -1);
        for (int i = 0; i < Math.max(mine.length, others.length); i++) {
            int part = part(i < mine.length ? mine[i] : "", i < others.length ? others[i] : "");
            if (part != 0) {
                return part;
            }
        }
        return 0;
    }

    /** Nothing, then numbers, then words. */
    private static int part(String a, String b) {
        if (a.equals(b)) {
            return 0;
        }
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() ? -1 : 1;
        }
        if (isNumber(a) && isNumber(b)) {
            return Long.parseUnsignedLong(a) > 0
                            && Long.compareUnsigned(Long.parseUnsignedLong(a), Long.parseUnsignedLong(b)) > 0
                    ? 1
                    : -1;
        }
        if (isNumber(a) || isNumber(b)) {
            return isNumber(a) ? -1 : 1;
        }
        return ByteOrder.BY_BYTES.compare(a, b) > 0 ? 1 : -1;
    }

    /** One that 64 bits hold. */
    private static boolean isNumber(String text) {
        if (!text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        try {
            Long.parseUnsignedLong(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
