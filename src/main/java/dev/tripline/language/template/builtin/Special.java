package dev.tripline.language.template.builtin;

/** What stands where a value could. Beside these there is null, the nil that data holds. */
public enum Special {
    /** No value at all, as of a missing key: prints as {@code <no value>}, and asking it for a field is no mistake. */
    MISSING,
    /** No argument comes through the pipe. */
    NO_ARGUMENT
}
