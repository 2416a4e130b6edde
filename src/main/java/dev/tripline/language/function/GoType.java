package dev.tripline.language.function;

/**
 * The types of Go that matter when values are passed to functions, and the Java class that stands for each.
 *
 * <pre>
 * nil       null                 string    String
 * bool      Boolean              []any     List     (every slice)
 * int       Long                 map       Map      (string keys; iteration order is the value's own)
 * int64     GoInt64              time      ZonedDateTime
 * float64   Double               duration  java.time.Duration
 * </pre>
 *
 * Rarer: {@link GoByte} (uint8), {@link GoComplex} (complex128), {@link GoTyped} (whatever says its own type).
 */
public enum GoType {
    /** {@code interface{}}: everything fits, nil too. */
    ANY,
    BOOL,
    STRING,
    INT,
    INT64,
    FLOAT64,
    LIST,
    MAP,
    TIME,
    DURATION
}
