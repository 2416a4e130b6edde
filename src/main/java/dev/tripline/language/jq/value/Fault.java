package dev.tripline.language.jq.value;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An error of the program, which {@code try} catches unless it halts. Without a stack trace: programs raise it as they please. */
public final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final @Nullable Object value;

    private final boolean raised;
    private final boolean halts;

    private Fault(@Nullable Object value, boolean raised, boolean halts) {
        super("a jq error", null, false, false);
        this.value = value;
        this.raised = raised;
        this.halts = halts;
    }

    /** An error with a message of ours. */
    public Fault(String message) {
        this(message, false, false);
    }

    /** {@code error(value)}. */
    public static Fault raised(@Nullable Object value) {
        return new Fault(value, true, false);
    }

    /** {@code halt_error}, or {@code halt} with null. */
    public static Fault halt(@Nullable Object value) {
        return new Fault(value, true, true);
    }

    /** What {@code catch} sees as its input. */
    public @Nullable Object value() {
        return value;
    }

    public boolean halts() {
        return halts;
    }

    /** The message for people, a raised value shortened. */
    public String text() {
        if (!raised) {
            return Objects.toString(value);
        }
        String shown = value instanceof String text ? Texts.shortened(text, 200) : Preview.of(value);
        return (halts ? "halt error: " : "error: ") + shown;
    }
}
