package dev.tripline.language.function;

/** A Go integer that has a type and a name, such as the {@code time.Month} March. */
public record GoEnum(String goType, String name, long value) implements GoTyped {
    @Override
    public String toString() {
        return name;
    }
}
