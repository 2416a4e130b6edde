package dev.tripline.chaos;

import dev.tripline.chaos.check.Evidence;
import dev.tripline.chaos.check.Invariants;
import dev.tripline.chaos.check.Post;
import dev.tripline.chaos.check.Recovery;
import dev.tripline.chaos.check.Row;
import dev.tripline.chaos.load.Sent;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a run has shown. */
final class Report {
    private static final int EXAMPLES = 5;

    private final Settings settings;
    private final Evidence evidence;
    private final int missed;
    private final Duration took;
    private final List<Row> rows;
    private final Recovery recovery;

    Report(Settings settings, Evidence evidence, int missed, Duration took) {
        this.settings = settings;
        this.evidence = evidence;
        this.missed = missed;
        this.took = took;
        this.rows = Invariants.check(evidence);
        this.recovery = new Recovery(evidence);
    }

    /** The ids of the invariants that do not hold. */
    Set<String> broken() {
        return rows.stream().filter(row -> !row.holds()).map(Row::id).collect(Collectors.toSet());
    }

    /** Kills that met something under way. */
    long kills() {
        return evidence.faults().stream()
                .filter(fault -> fault.kind().isKill() && recovery.underWay(fault) > 0)
                .count();
    }

    int accepted() {
        return (int) tries().filter(Sent.Try::isAccepted).count();
    }

    private java.util.stream.Stream<Sent.Try> tries() {
        return evidence.sent().stream().flatMap(sent -> sent.tries().stream());
    }

    String text() {
        StringBuilder text = new StringBuilder();
        long effects = evidence.posts().stream().filter(Post::isEffect).count();
        long keys = evidence.posts().stream()
                .filter(Post::isEffect)
                .map(Post::key)
                .distinct()
                .count();
        text.append(("CHAOS seed %d: %d nats-server, %d Tripline, %d requests, %d tries: %d accepted, %d refused (503),"
                        + " %d unanswered; %d events stored; %d effects by key, %d repeated posts; %d dead letters;"
                        + " %d faults (%d not reached), %d kills in the middle of something; %.0f s%n")
                .formatted(
                        settings.seed(),
                        settings.nodes(),
                        settings.replicas(),
                        evidence.sent().size(),
                        tries().count(),
                        accepted(),
                        tries().filter(one -> one.status() == 503).count(),
                        tries().filter(one -> one.status() == 0).count(),
                        evidence.bus().events().size(),
                        keys,
                        effects - keys,
                        evidence.bus().letters().size(),
                        evidence.faults().size(),
                        missed,
                        kills(),
                        took.toNanos() / 1e9));
        text.append("%-4s %-78s %8s %10s%n".formatted("", "what must hold", "checked", "violations"));
        rows.forEach(row -> text.append(row).append('\n'));
        text.append("quiet after the last request: %s%n"
                .formatted(evidence.quiet()
                        .map(time -> "%.1f s".formatted(time.toNanos() / 1e9))
                        .orElse("no")));
        text.append(
                "fault                   n  met   median..longest: ready after the restart, first accepted, first effect\n");
        recovery.lines().forEach(line -> text.append(line).append('\n'));
        rows.stream()
                .filter(row -> !row.holds())
                .forEach(row -> row.violations().stream()
                        .limit(EXAMPLES)
                        .forEach(violation -> text.append(row.id())
                                .append(": ")
                                .append(violation)
                                .append('\n')));
        return text.toString();
    }
}
