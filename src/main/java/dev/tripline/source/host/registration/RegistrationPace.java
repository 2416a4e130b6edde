package dev.tripline.source.host.registration;

import dev.tripline.source.host.listen.Backoff;
import java.time.Duration;

/**
 * How fast registrations go.
 *
 * @param first the first look comes at a random moment within this time, so that replicas do not come at once
 * @param round when a round has lasted as long, the next one goes on with the places that are left
 * @param perPlace the shortest time between two looks for each place, to spare the provider's rate limit
 * @param backoff after failures
 * @param longest the longest pause that a provider may ask for
 * @param removal how long deleting hooks at the end may take
 */
public record RegistrationPace(
        Duration first, Duration round, Duration perPlace, Backoff.Pace backoff, Duration longest, Duration removal) {
    public static final RegistrationPace DEFAULT = new RegistrationPace(
            Duration.ofSeconds(2),
            Duration.ofMinutes(5),
            Duration.ofSeconds(2),
            new Backoff.Pace(Duration.ofSeconds(5), Duration.ofMinutes(5)),
            Duration.ofHours(1),
            Duration.ofSeconds(5));
}
