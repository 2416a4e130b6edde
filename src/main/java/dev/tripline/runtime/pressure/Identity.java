package dev.tripline.runtime.pressure;

import dev.tripline.bus.watch.BusLook;
import dev.tripline.bus.watch.Lookout;
import dev.tripline.bus.watch.StreamLook;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Notices streams that are not those of before: missing, made anew, or with an end that went back. A missing one may come
 * back as itself; the others are wrong for good. Not thread-safe.
 */
final class Identity {
    private record Known(Instant created, long last) {}

    private final Map<String, Known> known = new HashMap<>();
    private Optional<String> forGood = Optional.empty();

    /** Why nothing may be taken in, in a sentence; empty when all is as it was. */
    Optional<String> see(BusLook look) {
        Optional<String> missing = Optional.empty();
        for (String name : Lookout.STREAMS) {
            Optional<StreamLook> stream = look.stream(name);
            if (stream.isEmpty()) {
                missing = Optional.of(
                        "stream " + name + " is gone; it is not made anew, since what was in it would be"
                                + " missed by nobody. Bring it back from a backup, or restart Tripline to begin with an empty one");
            } else if (forGood.isEmpty()) {
                forGood = changed(stream.get());
            }
        }
        return forGood.isPresent() ? forGood : missing;
    }

    private Optional<String> changed(StreamLook now) {
        Known was = known.put(now.name(), new Known(now.created(), now.last()));
        if (was == null) {
            return Optional.empty();
        }
        String restart =
                ". What was stored is missing or doubtful: find out who did it, bring back a backup if there is"
                        + " one, then restart Tripline, which goes on with what it finds";
        if (!was.created().equals(now.created())) {
            return Optional.of("stream " + now.name() + " was made anew at " + now.created() + " (the one before at "
                    + was.created() + ", up to message " + was.last() + ")" + restart);
        }
        if (now.last() < was.last()) {
            return Optional.of("the end of stream " + now.name() + " went back from message " + was.last() + " to "
                    + now.last() + ": the server lost what it had acknowledged" + restart);
        }
        return Optional.empty();
    }
}
