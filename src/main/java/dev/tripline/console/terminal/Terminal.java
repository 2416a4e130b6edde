package dev.tripline.console.terminal;

import dev.tripline.event.decision.Decision;
import dev.tripline.ledger.AttemptRecord;
import dev.tripline.manifest.Problem;
import dev.tripline.runtime.Announcer;
import dev.tripline.runtime.flow.Activity;
import dev.tripline.source.host.SourceStatus;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A laptop's terminal: what is loaded, then a line for each event and what became of it. Everything is printed by one thread
 * of its own; when events come faster than people read, the rest is counted.
 */
public final class Terminal implements Announcer, Activity {
    private static final int WAITING_NEWS = 10_000;

    private final PrintStream out;
    private final Style style;
    private final int apiPort;
    private final ProblemLines problems;
    private final EventLines events;
    private final BlockingQueue<Runnable> news = new ArrayBlockingQueue<>(WAITING_NEWS);
    private final AtomicLong unseen = new AtomicLong();

    /**
     * @param apiPort where API, health and metrics are
     */
    public Terminal(PrintStream out, boolean color, int apiPort) {
        this.out = out;
        this.style = new Style(color);
        this.apiPort = apiPort;
        this.problems = new ProblemLines(style, out);
        this.events = new EventLines(style, out);
        Thread.ofPlatform().daemon().name("terminal").start(this::print);
    }

    private void print() {
        try {
            while (true) {
                Runnable next = news.poll(EventLines.TICK_MILLIS, TimeUnit.MILLISECONDS);
                if (next != null) {
                    next.run();
                }
                events.tick(unseen.getAndSet(0));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** For news that must not get lost; waits a moment when the terminal is slow. */
    private void tell(Runnable line) {
        try {
            if (!news.offer(line, 1, TimeUnit.SECONDS)) {
                unseen.incrementAndGet();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void busReady(String description) {
        tell(() -> ok("bus", Style.plain(description)));
    }

    @Override
    public void loaded(Loaded loaded) {
        tell(() -> {
            loaded.problems().forEach(problems::print);
            long warnings = loaded.problems().stream()
                    .filter(problem -> !problem.isError())
                    .count();
            if (loaded.partial()) {
                out.println("  " + style.warn("▲ kept") + "     what has errors runs on in its last good version");
            }
            ok(
                    loaded.first() ? "loaded" : "reloaded",
                    count(loaded.eventSources(), "EventSource") + ", " + count(loaded.sensors(), "Sensor") + "    "
                            + count(warnings, "warning"));
            if (loaded.first()) {
                loaded.sources().forEach(this::source);
                ok("api", "http://localhost:" + apiPort + "  (/q/health  /q/metrics  /q/openapi)");
                loaded.sources().stream()
                        .filter(source -> !source.url().isEmpty())
                        .findFirst()
                        .ifPresent(this::tryIt);
            }
        });
    }

    private void source(SourceStatus source) {
        String where = source.url().isEmpty() ? source.origin().toString() : "POST " + source.url();
        if (source.detail().isEmpty()) {
            ok(source.kind(), where);
        } else if (source.state() == SourceStatus.State.STANDING_BY) {
            ok(source.kind(), where + "  " + source.detail());
        } else if (source.state() == SourceStatus.State.NOT_SERVED) {
            out.println("  " + style.warn("▲ " + pad(source.kind())) + " " + where + "  " + source.detail());
        } else {
            out.println("  " + style.bad("✗ " + pad(source.kind())) + " " + where + "  " + source.detail());
        }
    }

    private void tryIt(SourceStatus source) {
        String command = source.kind().equals("webhook")
                ? "curl -H 'Content-Type: application/json' -d '{\"name\":\"Ada\"}' " + source.url()
                : "./tripline send FILE --to " + source.url();
        out.println("    try: " + style.bold(command) + "   (manifests reload on save)");
    }

    @Override
    public void refused(List<Problem> found) {
        tell(() -> {
            found.forEach(problems::print);
            out.println("  " + style.bad("✗ nothing is served yet") + ": mend the errors above and save");
        });
    }

    @Override
    public void note(String sentence) {
        tell(() -> out.println("  " + style.warn("▲") + " " + Style.plain(sentence)));
    }

    @Override
    public void decided(Decision decision) {
        if (!news.offer(() -> events.decided(decision))) {
            unseen.incrementAndGet();
        }
    }

    @Override
    public void attempted(AttemptRecord attempt) {
        boolean unused = news.offer(() -> events.attempted(attempt));
    }

    private void ok(String what, String text) {
        out.println("  " + style.good("✓ " + pad(what)) + " " + text);
    }

    private static String pad(String what) {
        return String.format("%-8s", what);
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
