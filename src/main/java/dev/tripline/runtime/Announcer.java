package dev.tripline.runtime;

import dev.tripline.manifest.Problem;
import dev.tripline.source.host.SourceStatus;
import java.util.List;

/** Somebody who tells people how the runtime is doing. Called in order, on threads that may wait a little. */
public interface Announcer {
    /**
     * What is in force now.
     *
     * @param first false for a change while running
     * @param partial something that people wrote is not in force because of errors; its last good version is
     */
    record Loaded(
            int eventSources,
            int sensors,
            List<SourceStatus> sources,
            List<Problem> problems,
            boolean first,
            boolean partial) {}

    /** The bus is connected and its streams are as they should be. */
    void busReady(String description);

    void loaded(Loaded loaded);

    /** Nothing is in force yet, because of these. */
    void refused(List<Problem> problems);

    /** Something that people should know, in a sentence. */
    void note(String sentence);
}
