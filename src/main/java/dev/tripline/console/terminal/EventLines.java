package dev.tripline.console.terminal;

import dev.tripline.event.decision.Check;
import dev.tripline.event.decision.Decision;
import dev.tripline.ledger.AttemptRecord;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A line for each event: printed when the first attempt of each of its actions is over. Not thread-safe. */
final class EventLines {
    static final long TICK_MILLIS = 100;
    private static final int LINES_A_SECOND = 40;
    private static final int MOST_PENDING = 5_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private static final class Pending {
        final Decision decision;
        final Map<String, AttemptRecord> attempts = new LinkedHashMap<>();

        Pending(Decision decision) {
            this.decision = decision;
        }
    }

    private final Style style;
    private final PrintStream out;
    private final Map<String, Pending> byAction = new LinkedHashMap<>();
    private final Map<String, AttemptRecord> early = new LinkedHashMap<>();
    private long second;
    private int printed;
    private long more;

    EventLines(Style style, PrintStream out) {
        this.style = style;
        this.out = out;
    }

    void decided(Decision decision) {
        Pending pending = new Pending(decision);
        for (Decision.OfSensor sensor : decision.sensors()) {
            for (Decision.OfTrigger trigger : sensor.triggers()) {
                for (String action : trigger.actionIds()) {
                    AttemptRecord attempt = early.remove(action);
                    if (attempt == null) {
                        byAction.put(action, pending);
                    } else {
                        pending.attempts.put(action, attempt);
                    }
                }
            }
        }
        forget(byAction);
        printIfComplete(pending);
    }

    void attempted(AttemptRecord attempt) {
        String action = attempt.firing().actionId();
        if (attempt.number() > 1) {
            later(attempt);
            return;
        }
        Pending pending = byAction.remove(action);
        if (pending == null) {
            early.put(action, attempt);
            forget(early);
            return;
        }
        pending.attempts.put(action, attempt);
        printIfComplete(pending);
    }

    private static void forget(Map<String, ?> oldestFirst) {
        if (oldestFirst.size() > MOST_PENDING) {
            oldestFirst.remove(oldestFirst.keySet().iterator().next());
        }
    }

    private void printIfComplete(Pending pending) {
        if (pending.attempts.size() < pending.decision.actions()) {
            return;
        }
        if (printed >= LINES_A_SECOND) {
            more++;
            return;
        }
        Decision decision = pending.decision;
        List<String> parts = new ArrayList<>();
        for (Decision.OfSensor sensor : decision.sensors()) {
            parts.add(sensor(sensor, pending));
        }
        String became = parts.isEmpty() ? style.warn("◌ no sensor listens") : String.join("  |  ", parts);
        print(decision.at(), decision.event().id() + "  " + decision.event().origin() + "  " + became);
    }

    private String sensor(Decision.OfSensor sensor, Pending pending) {
        StringBuilder text = new StringBuilder();
        for (Decision.OfDependency dependency : sensor.dependencies()) {
            text.append(text.isEmpty() ? "" : "  ")
                    .append(sensor.sensor())
                    .append('.')
                    .append(dependency.dependency())
                    .append(' ')
                    .append(dependency.passed() ? style.good("✓") : style.bad("✗") + " " + reason(dependency));
        }
        for (Decision.OfTrigger trigger : sensor.triggers()) {
            switch (trigger.result()) {
                case WAITING ->
                    text.append("  ")
                            .append(trigger.trigger())
                            .append(' ')
                            .append(style.warn("◌ waits for " + String.join(", ", trigger.missing())));
                case FIRED ->
                    trigger.actionIds()
                            .forEach(action -> text.append("  ")
                                    .append(trigger.trigger())
                                    .append(' ')
                                    .append(outcome(Objects.requireNonNull(pending.attempts.get(action)))));
                case NOT_RUN -> {}
            }
        }
        return text.toString();
    }

    private static String reason(Decision.OfDependency dependency) {
        for (Check check : dependency.checks()) {
            switch (check.result()) {
                case REJECTED -> {
                    return Style.plain(check.name() + " " + check.subject() + ": wanted " + check.wanted() + ", got "
                            + check.actual());
                }
                case FAILED -> {
                    return Style.plain(check.name() + " " + check.subject() + ": wanted " + check.wanted() + ", but "
                            + check.actual());
                }
                default -> {}
            }
        }
        return Style.plain(dependency.error());
    }

    private String outcome(AttemptRecord attempt) {
        String took = Style.millis(attempt.took().toNanos() / 1e6);
        return switch (attempt.next()) {
            case FINISHED -> style.good("✓") + " " + took;
            case AGAIN ->
                style.warn("▲ " + Style.plain(attempt.outcome().detail()) + ", again in "
                        + attempt.delay().toMillis() + " ms");
            case CANCELLED ->
                style.dim("called off: " + Style.plain(attempt.outcome().detail()));
            case BURIED -> style.bad("✗ " + Style.plain(attempt.outcome().detail()) + ": among the dead letters");
        };
    }

    private void later(AttemptRecord attempt) {
        print(
                attempt.at(),
                String.join(
                                ", ",
                                attempt.firing().events().values().stream()
                                        .map(event -> event.id())
                                        .distinct()
                                        .toList())
                        + "  " + attempt.firing().sensor() + "."
                        + attempt.firing().trigger() + " attempt "
                        + attempt.number() + " " + outcome(attempt));
    }

    private void print(Instant at, String line) {
        if (printed >= LINES_A_SECOND) {
            more++;
            return;
        }
        printed++;
        out.println("  " + style.dim(TIME.format(at)) + " " + line);
    }

    /** Called often: opens the next second, and says what was left out of the last. */
    void tick(long unseen) {
        more += unseen;
        long now = System.nanoTime() / 1_000_000_000L;
        if (now != second) {
            if (more > 0) {
                out.println("  " + style.dim("         … and " + more + " more in this second"));
            }
            second = now;
            printed = 0;
            more = 0;
        }
    }
}
