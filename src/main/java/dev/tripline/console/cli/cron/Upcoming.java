package dev.tripline.console.cli.cron;

import dev.tripline.event.Origin;
import dev.tripline.source.Listener.Scheduled.Agenda;
import dev.tripline.source.Listener.Scheduled.Remark;
import dev.tripline.source.host.plan.SourceBinding;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The next runs over all calendar events of some manifests, and what happens to others meanwhile. Immutable.
 *
 * @param runs soonest first
 * @param remarks until a day after the last run, soonest first
 */
record Upcoming(List<Run> runs, List<Noted> remarks) {
    private static final Duration AND_A_DAY = Duration.ofDays(1);

    /**
     * One slot.
     *
     * @param absolute false when it depends on when the process starts
     */
    record Run(Origin origin, Instant at, ZoneId zone, boolean absolute) {}

    /** A remark about an event's slots. */
    record Noted(Origin origin, ZoneId zone, Remark remark) {}

    Upcoming {
        runs = List.copyOf(runs);
        remarks = List.copyOf(remarks);
    }

    /** The first so many after a moment; bindings of other kinds are left out. */
    static Upcoming of(List<SourceBinding> bindings, Instant after, int most) {
        List<Run> runs = new ArrayList<>();
        for (SourceBinding binding : bindings) {
            binding.schedule().ifPresent(schedule -> {
                Agenda agenda = schedule.agenda(after, after);
                schedule.occurrences(after, most)
                        .forEach(
                                one -> runs.add(new Run(binding.origin(), one.at(), agenda.zone(), agenda.absolute())));
            });
        }
        runs.sort(
                Comparator.comparing(Run::at).thenComparing(run -> run.origin().toString()));
        List<Run> first = runs.subList(0, Math.min(most, runs.size()));
        Instant until = (first.isEmpty() ? after : first.getLast().at()).plus(AND_A_DAY);
        List<Noted> remarks = new ArrayList<>();
        for (SourceBinding binding : bindings) {
            binding.schedule()
                    .map(schedule -> schedule.agenda(after, until))
                    .ifPresent(agenda -> agenda.remarks()
                            .forEach(one -> remarks.add(new Noted(binding.origin(), agenda.zone(), one))));
        }
        remarks.sort(Comparator.comparing(noted -> noted.remark().at()));
        return new Upcoming(first, remarks);
    }
}
