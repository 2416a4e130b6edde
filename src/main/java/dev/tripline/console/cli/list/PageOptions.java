package dev.tripline.console.cli.list;

import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which part of a list. */
final class PageOptions {
    @Option(names = "--since", paramLabel = "TIME", description = "how long ago (10m, 2h, 7d) or RFC 3339 (default 1h)")
    private Optional<String> since = Optional.empty();

    @Option(names = "--until", paramLabel = "TIME", description = "how long ago or RFC 3339")
    private Optional<String> until = Optional.empty();

    @Option(names = "--limit", paramLabel = "N", description = "at most so many, up to 500 (default 50)")
    private Optional<String> limit = Optional.empty();

    void addTo(Map<String, Optional<String>> query) {
        query.put("since", since);
        query.put("until", until);
        query.put("limit", limit);
    }
}
