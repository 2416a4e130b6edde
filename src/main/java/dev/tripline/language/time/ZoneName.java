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
            "ACDT", "ACST", "ADT", "AEDT", "AEST", "AKDT", "AKST", "AST", "AWST", "BST", "CAT", "CDT", "CEST", "CET", "CST",
            "ChST", "EAT", "EDT", "EEST", "EET", "EST", "GMT", "HDT", "HKT", "HST", "IDT", "IST", "JST", "KST", "MDT", "MSK",
            "MST", "NDT", "NST", "NZDT", "NZST", "PDT", "PKT", "PST", "SAST", "SST", "UTC", "WAT", "WEST", "WET", "WIB",
            "WIT", "WITA");

    private ZoneName() {}

    static String of(ZonedDateTime time) {
        int offset = time.getOffset().getTotalSeconds();
        if (time.getZone() instanceof ZoneOffset) {
            return offset == 0 ? "UTC" : Offsets.text(offset, 2, false);
        }
        TimeZone zone = TimeZone.getTimeZone(time.getZone());
        boolean summer = time.getZone().getRules().isDaylightSavings(time.toInstant());
        String name = zone.getDisplayName(summer, TimeZone.SHORT, Locale.ENGLISH);
        if (KNOWN.contains(name)) {
            return name;
        }
        return Offsets.text(offset, offset % 3600 == 0 ? 1 : 2, false);
    }
}
