package dev.tripline.chaos.check;

import dev.tripline.chaos.check.Evidence.Fired;
import dev.tripline.chaos.check.Snapshot.Attempted;
import dev.tripline.chaos.check.Snapshot.Letter;
import dev.tripline.chaos.check.Snapshot.Stored;
import dev.tripline.chaos.fault.Fault;
import dev.tripline.chaos.fault.FaultKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** From the decision to the effect and its record. */
final class Acting {
    /** What a post may take from its lane to the target's ledger, on a machine that is busy. */
    private static final Duration ON_THE_WAY = Duration.ofMillis(1_500);

    private final Evidence evidence;
    private final Map<String, Stored> events;
    private final Map<String, Fired> fired;
    private final Map<String, List<Attempted>> attempts;
    private final Map<String, List<Post>> posts;
    private final Set<String> buried;

    Acting(Evidence evidence) {
        this.evidence = evidence;
        this.events = evidence.eventsById();
        this.fired = evidence.fired();
        this.attempts = evidence.attemptsByAction();
        this.posts = evidence.postsByKey();
        this.buried = evidence.bus().letters().stream().map(Letter::action).collect(Collectors.toSet());
    }

    List<Row> rows() {
        return List.of(ended(), oneEffect(), caused(), refusedForGood());
    }

    private Row ended() {
        Row row = new Row("I3", "each fired action is finished with its effect, or buried with its dead letter");
        for (Fired action : fired.values()) {
            Optional<Attempted> last = attempts.getOrDefault(action.action(), List.of()).stream()
                    .filter(Attempted::isLast)
                    .findFirst();
            boolean there =
                    posts.getOrDefault(action.action(), List.of()).stream().anyMatch(Post::isEffect);
            boolean well = last.map(one -> one.next().equals("finished") ? there : buried.contains(action.action()))
                    .orElse(false);
            row.check(
                    well,
                    "action %s of %s for event %s: %s, effect %s, dead letter %s",
                    action.action(),
                    action.sensor(),
                    action.eventId(),
                    last.map(one -> "recorded as " + one.next()).orElse("no last record"),
                    there,
                    buried.contains(action.action()));
        }
        for (Letter letter : evidence.bus().letters()) {
            row.check(
                    fired.containsKey(letter.action()),
                    "dead letter of unknown action %s: %s",
                    letter.action(),
                    letter.cause());
        }
        return row;
    }

    private Row oneEffect() {
        Row row = new Row("I4", "one key for each effect and one effect for each key; repeats only around faults");
        Map<String, String> keyOf = new HashMap<>();
        posts.forEach((key, all) -> {
            Set<String> causes = new HashSet<>();
            all.stream().filter(Post::isEffect).forEach(post -> causes.add(post.sensor() + post.events()));
            row.check(causes.size() <= 1, "key %s stands for %s", key, causes);
            for (String cause : causes) {
                String other = keyOf.putIfAbsent(cause, key);
                row.check(other == null, "%s came under the keys %s and %s", cause, key, other);
            }
            // A target that is short of time writes them down in another order than they came.
            repeats(
                    key,
                    all.stream()
                            .filter(Post::isEffect)
                            .sorted(Comparator.comparing(Post::at))
                            .toList(),
                    row);
        });
        return row;
    }

    private void repeats(String key, List<Post> effects, Row row) {
        Instant recorded = attempts.getOrDefault(key, List.of()).stream()
                .filter(Attempted::isLast)
                .map(Attempted::storedAt)
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
        for (int i = 1; i < effects.size(); i++) {
            Instant before = effects.get(i - 1).at();
            Instant again = effects.get(i).at();
            row.check(
                    evidence.faultBetween(before, again) || wasLost(key, again),
                    "key %s was posted at %s and again at %s, and nothing was wrong meanwhile",
                    key,
                    before,
                    again);
            row.check(
                    !recorded.isBefore(again.minus(ON_THE_WAY)) || wasFrozen(before, again),
                    "key %s was posted again at %s though its outcome was recorded at %s",
                    key,
                    again,
                    recorded);
        }
    }

    /** An attempt is recorded as one whose answer did not come in time: on a busy machine that needs no fault. */
    private boolean wasLost(String key, Instant to) {
        return attempts.getOrDefault(key, List.of()).stream()
                .anyMatch(attempt -> attempt.outcome().equals("unknown")
                        && attempt.storedAt().isBefore(to));
    }

    /** What a frozen process has taken before, it does when it is thawed, whatever was recorded meanwhile. */
    private boolean wasFrozen(Instant from, Instant to) {
        return evidence.faults().stream()
                .filter(fault -> fault.kind() == FaultKind.FREEZE_TRIPLINE || fault.kind() == FaultKind.FREEZE_TARGET)
                .anyMatch((Fault fault) -> fault.touches(from, to));
    }

    private Row caused() {
        Row row = new Row("I5", "no effect and no attempt without a stored event whose decision fired it");
        for (Post post : evidence.posts()) {
            Fired cause = fired.get(post.key());
            row.check(
                    cause != null
                            && cause.sensor().equals(post.sensor())
                            && post.events().containsValue(cause.eventId())
                            && events.keySet().containsAll(post.events().values()),
                    "post %s to %s for %s: %s",
                    post.key(),
                    post.sensor(),
                    post.events(),
                    cause == null ? "no decision fired it" : "fired by " + cause);
        }
        attempts.keySet()
                .forEach(action -> row.check(fired.containsKey(action), "attempt of unknown action %s", action));
        return row;
    }

    private Row refusedForGood() {
        Row row = new Row("I3b", "what the target refuses is not asked again; what it takes is not given up");
        for (Fired action : fired.values()) {
            Stored event = events.get(action.eventId());
            if (event == null) {
                continue;
            }
            List<Post> all = posts.getOrDefault(action.action(), List.of());
            if (Model.isRefusedForGood(action.sensor(), event)) {
                for (int i = 1; i < all.size(); i++) {
                    row.check(
                            evidence.faultBetween(
                                            all.get(i - 1).at(), all.get(i).at())
                                    || wasLost(action.action(), all.get(i).at()),
                            "action %s was refused at %s and tried again at %s",
                            action.action(),
                            all.get(i - 1).at(),
                            all.get(i).at());
                }
            }
            boolean acceptable = !Model.isUnacceptable(action.sensor(), event);
            if (acceptable && !Model.mayBeGivenUp(action.sensor())) {
                row.check(
                        !buried.contains(action.action()),
                        "action %s of %s was given up, but the target would take it",
                        action.action(),
                        action.sensor());
            }
        }
        return row;
    }
}
