package dev.tripline.language.time;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;

/**
 * The abbreviation of a zone at a time, as the IANA database has it: letters where people use letters, elsewhere the
 * offset. Names of before 1970 are today's.
 */
final class ZoneName {
    /** The letters that the database knows; Java has made up more. */
    private static final Set<String> KNOWN = Set.of(
            "ACDT", "ACST", "ADT", "AEDT", "AEST", "AKDT", "AKST", "AST", "AWST", "BST", "CAT", "CDT", "CEST", "CET",
            "CST", "ChST", "EAT", "EDT", "EEST", "EET", "EST", "GMT", "HDT", "HKT", "HST", "IDT", "IST", "JST", "KST",
            "MDT", "MSK", "MST", "NDT", "NST", "NZDT", "NZST", "PDT", "PKT", "PST", "SAST", "SST", "UTC", "WAT", "WEST",
            "WET", "WIB", "WIT", "WITA");

    /** Where Java has letters, and the database has none. */
    private static final Set<String> NAMELESS =
            Set.of("Antarctica/Casey", "Antarctica/Troll", "Asia/Colombo", "Atlantic/Azores", "Europe/Minsk");

    private static final Set<String> ALEUTIAN = Set.of("America/Adak", "America/Atka", "US/Aleutian");

    private ZoneName() {}

    static String of(ZonedDateTime time) {
        int offset = time.getOffset().getTotalSeconds();
        if (time.getZone() instanceof ZoneOffset) {
            return offset == 0 ? "UTC" : Offsets.text(offset, 2, false);
        }
        String name = letters(time);
        if (KNOWN.contains(name) && !NAMELESS.contains(time.getZone().getId())) {
            return name;
        }
        return Offsets.text(offset, offset % 3600 == 0 ? 1 : 2, false);
    }

    private static String letters(ZonedDateTime time) {
        boolean summer = time.getZone().getRules().isDaylightSavings(time.toInstant());
        if (ALEUTIAN.contains(time.getZone().getId())) {
            return summer ? "HDT" : "HST";
        }
        return TimeZone.getTimeZone(time.getZone()).getDisplayName(summer, TimeZone.SHORT, Locale.ENGLISH);
    }
}
