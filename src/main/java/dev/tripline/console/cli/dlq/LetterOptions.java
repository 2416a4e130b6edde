package dev.tripline.console.cli.dlq;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which letters. */
final class LetterOptions {
    @Option(names = "--sensor", paramLabel = "NAME", description = "of this sensor")
    private Optional<String> sensor = Optional.empty();

    @Option(names = "--trigger", paramLabel = "NAME", description = "of this trigger")
    private Optional<String> trigger = Optional.empty();

    @Option(
            names = "--class",
            paramLabel = "CLASS",
            description = "rejected, exhausted, unknown, circuit, gone or undecodable")
    private Optional<String> kind = Optional.empty();

    @Option(names = "--cause", paramLabel = "TEXT", description = "whose cause contains this")
    private Optional<String> cause = Optional.empty();

    @Option(names = "--since", paramLabel = "TIME", description = "buried since: how long ago (2h, 7d) or RFC 3339")
    private Optional<String> since = Optional.empty();

    @Option(names = "--until", paramLabel = "TIME", description = "buried until: how long ago or RFC 3339")
    private Optional<String> until = Optional.empty();

    Map<String, Optional<String>> query() {
        Map<String, Optional<String>> query = new LinkedHashMap<>();
        query.put("sensor", sensor);
        query.put("trigger", trigger);
        query.put("class", kind);
        query.put("cause", cause);
        query.put("since", since);
        query.put("until", until);
        return query;
    }

    /** Whether anything is asked for. */
    boolean isEmpty() {
        return query().values().stream().allMatch(Optional::isEmpty);
    }

    ObjectNode filter() {
        ObjectNode filter = JsonNodeFactory.instance.objectNode();
        query().forEach((name, value) -> value.ifPresent(text -> filter.put(name, text)));
        return filter;
    }
}
