package dev.tripline.language.path.text;

/** The type of a value, guessed by its first letter. */
public enum Kind {
    NULL,
    FALSE,
    NUMBER,
    STRING,
    TRUE,
    JSON
}
