package dev.tripline.console.terminal;

import dev.tripline.manifest.Problem;
import dev.tripline.runtime.Announcer;
import dev.tripline.source.host.SourceStatus;
import java.util.List;
import org.jboss.logging.Logger;

/** For servers: the same news as log lines. */
public final class LogAnnouncer implements Announcer {
    private static final Logger LOG = Logger.getLogger("dev.tripline");

    @Override
    public void busReady(String description) {
        LOG.infof("bus ready: %s", description);
    }

    @Override
    public void loaded(Loaded loaded) {
        loaded.problems().forEach(LogAnnouncer::problem);
        LOG.infof(
                "%s %d event sources, %d sensors%s",
                loaded.first() ? "loaded" : "reloaded",
                loaded.eventSources(),
                loaded.sensors(),
                loaded.partial() ? "; what has errors keeps its last good version" : "");
        for (SourceStatus source : loaded.sources()) {
            LOG.infof("event source %s (%s) %s %s", source.origin(), source.kind(), source.state(), source.url());
        }
    }

    @Override
    public void refused(List<Problem> problems) {
        problems.forEach(LogAnnouncer::problem);
        LOG.error("nothing is served: the manifests have errors");
    }

    @Override
    public void note(String sentence) {
        LOG.warn(sentence);
    }

    private static void problem(Problem problem) {
        LOG.logf(
                problem.isError() ? Logger.Level.ERROR : Logger.Level.WARN,
                "%s %s at %s %s %s",
                problem.code(),
                problem.message(),
                problem.at(),
                problem.path(),
                problem.hint());
    }
}
