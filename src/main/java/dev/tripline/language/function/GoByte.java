package dev.tripline.language.function;

/** A Go {@code uint8}: what indexing a string gives. Prints its digits. */
public record GoByte(int value) {
    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
