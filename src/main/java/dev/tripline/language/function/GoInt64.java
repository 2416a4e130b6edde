package dev.tripline.language.function;

/** A Go {@code int64}, which is another type than {@code int} when functions check their arguments. Prints its digits. */
public record GoInt64(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
