/**
 * Cron schedules as robfig/cron 3 reads them with five fields: text enters, the next instant after another one leaves, or
 * the one before it. Pure; knows neither clock nor manifests.
 *
 * <pre>
 * schedule = [ ("CRON_TZ=" | "TZ=") zone " " ] minute hour day-of-month month day-of-week
 * field    = range { "," range }                  empty ranges are read over
 * range    = ("*" | "?") [ "/" step ]             the whole field; without a step above 1 the field counts as unrestricted
 *          | value [ "/" step ]                   with a step: from the value to the field's maximum
 *          | value "-" value [ "/" step ]
 * value    = number | jan … dec | sun … sat       names in any case, only in their own field
 * </pre>
 *
 * <p>Minute 0-59, hour 0-23, day of month 1-31, month 1-12, day of week 0-6 from Sunday (7 is refused). Descriptors
 * ({@code @daily}) and {@code L W #} are refused. If both day fields are restricted, either of them suffices.
 */
@NullMarked
package dev.tripline.language.cron;

import org.jspecify.annotations.NullMarked;
