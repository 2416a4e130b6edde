package dev.tripline.language.govaluate.syntax;

import java.util.Optional;

/** The operators before one value. */
public enum Sign {
    NEGATE("-"),
    NOT("!"),
    COMPLEMENT("~");

    private final String text;

    Sign(String text) {
        this.text = text;
    }

    static Optional<Sign> of(String text) {
        return switch (text) {
            case "-" -> Optional.of(NEGATE);
            case "!" -> Optional.of(NOT);
            case "~" -> Optional.of(COMPLEMENT);
            default -> Optional.empty();
        };
    }

    public String text() {
        return text;
    }
}
