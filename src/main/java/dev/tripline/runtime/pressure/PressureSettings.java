package dev.tripline.runtime.pressure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * When to worry, in percent of what the events stream may hold: {@code TRIPLINE_PRESSURE_ALARM},
 * {@code TRIPLINE_PRESSURE_REFUSE}, {@code TRIPLINE_PRESSURE_RESUME}.
 */
@ConfigMapping(prefix = "tripline.pressure")
public interface PressureSettings {
    /** Above this, people are told. */
    @WithDefault("50")
    int alarm();

    /** From here on nothing is taken in. What is left is the reserve for other replicas and publishers. */
    @WithDefault("90")
    int refuse();

    /** Below this, events are taken in again. */
    @WithDefault("80")
    int resume();

    /** @throws IllegalArgumentException when they make no sense together */
    default void check() {
        if (alarm() < 1 || resume() < 1 || resume() >= refuse() || alarm() > refuse() || refuse() > 99) {
            throw new IllegalArgumentException(
                    "tripline.pressure: want 1 <= alarm <= refuse <= 99 and 1 <= resume < refuse," + " have alarm "
                            + alarm() + ", resume " + resume() + ", refuse " + refuse());
        }
    }
}
