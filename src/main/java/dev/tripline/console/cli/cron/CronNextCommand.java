package dev.tripline.console.cli.cron;

import dev.tripline.console.cli.check.Offline;
import dev.tripline.console.terminal.CommandFailure;
import dev.tripline.console.terminal.Version;
import dev.tripline.language.cron.CronSchedule;
import dev.tripline.language.cron.GoZone;
import dev.tripline.manifest.Problems;
import dev.tripline.runtime.deploy.ManifestCompiler;
import dev.tripline.source.Listener.Scheduled.Occurrence;
import dev.tripline.source.host.plan.BoundSchedule;
import dev.tripline.source.host.plan.SourceBinding;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** When schedules will fire. */
@Command(
        name = "next",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Shows when a schedule, or the calendar events of a file, will fire.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tripline cron next \"30 2 * * mon-fri\" --zone Europe/Berlin --count 3",
            "  tripline cron next examples/cron",
        })
public final class CronNextCommand implements Callable<Integer> {
    private static final int MOST = 10_000;

    @Parameters(
            paramLabel = "FILE|EXPR",
            description = "manifests with calendar events, or five fields of cron in quotes")
    private String what = "";

    @Option(names = "--count", paramLabel = "N", description = "how many (default 5)")
    private int count = 5;

    @Option(names = "--from", paramLabel = "TIME", description = "after this moment, RFC 3339 (default now)")
    private Optional<String> from = Optional.empty();

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "where the fields are read, e.g. Europe/Berlin (default UTC)")
    private Optional<String> zone = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (count < 1 || count > MOST) {
            throw wrong("--count: want 1 to " + MOST);
        }
        Instant after = from.map(this::time).orElseGet(Instant::now);
        ZoneId shown = zone.map(this::zone).orElse(ZoneId.of("UTC"));
        if (Files.exists(Path.of(what))) {
            return Offline.run((compiler, explainer) -> file(compiler, after, shown));
        }
        print("", expression(after, shown), shown);
        return 0;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw wrong("--from: not RFC 3339: " + text);
        }
    }

    private ZoneId zone(String name) {
        try {
            return GoZone.parse(name);
        } catch (IllegalArgumentException e) {
            throw wrong("--zone: " + e.getMessage());
        }
    }

    private List<Instant> expression(Instant after, ZoneId shown) {
        CronSchedule schedule;
        try {
            schedule = CronSchedule.parse(what);
        } catch (IllegalArgumentException e) {
            throw wrong("\"" + what + "\" is neither a file nor a schedule: " + e.getMessage());
        }
        List<Instant> slots = new java.util.ArrayList<>();
        Optional<Instant> slot = schedule.next(after, shown);
        while (slot.isPresent() && slots.size() < count) {
            slots.add(slot.get());
            slot = schedule.next(slot.get(), shown);
        }
        return slots;
    }

    private int file(ManifestCompiler compiler, Instant after, ZoneId shown) {
        Problems problems = new Problems();
        var found = Offline.files(List.of(Path.of(what)));
        List<SourceBinding> bindings = compiler.compile(
                        found.files().stream()
                                .flatMap(file -> file.manifests().stream())
                                .toList(),
                        problems)
                .sources();
        boolean any = false;
        for (SourceBinding binding : bindings) {
            Optional<BoundSchedule<?>> schedule = binding.schedule();
            if (schedule.isPresent()) {
                any = true;
                print(binding.origin() + "  ", slots(schedule.get(), after), shown);
            }
        }
        if (!any) {
            throw new CommandFailure(
                    CommandFailure.NOT_FOUND,
                    "no calendar event in " + what
                            + (problems.hasErrors() ? " that can be used; see tripline validate" : ""));
        }
        return 0;
    }

    private List<Instant> slots(BoundSchedule<?> schedule, Instant after) {
        return schedule.occurrences(after, count).stream().map(Occurrence::at).toList();
    }

    private void print(String prefix, List<Instant> slots, ZoneId shown) {
        PrintWriter out = spec.commandLine().getOut();
        slots.forEach(slot -> out.println(prefix + SlotText.time(slot, shown)));
        if (slots.isEmpty()) {
            out.println(prefix + "never within five years");
        }
        out.flush();
    }
}
