package dev.tripline.ledger.dead;

import java.util.Optional;

/**
 * Which dead letters are wanted. What is empty does not matter.
 *
 * @param kind the letter's class, such as {@code rejected}
 * @param cause a part of the cause
 */
public record LetterFilter(
        Optional<String> sensor, Optional<String> trigger, Optional<String> kind, Optional<String> cause) {
    public static final LetterFilter ALL =
            new LetterFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public boolean fits(Letter letter) {
        return sensor.map(letter.sensor()::equals).orElse(true)
                && trigger.map(letter.trigger()::equals).orElse(true)
                && kind.map(letter.kind()::equals).orElse(true)
                && cause.map(letter.cause()::contains).orElse(true);
    }
}
