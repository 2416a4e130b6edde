package dev.tripline.source.resource;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What is watched. Event sources that watch the same share one watch.
 *
 * @param namespace all of them when empty
 * @param labels a selector of the API server; everything when empty
 */
record Watched(String group, String version, String resource, String namespace, String labels) {
    /**
     * @throws IllegalArgumentException for an operation of a label that there is not, or a value that does not go with it
     */
    static Watched of(ResourceConfig config) {
        return new Watched(
                config.group(),
                config.version(),
                config.resource(),
                config.namespace(),
                config.filter().map(filter -> selector(filter.labels())).orElse(""));
    }

    private static String selector(List<ResourceFilter.Selector> labels) {
        return labels.stream().map(Watched::term).collect(Collectors.joining(","));
    }

    private static String term(ResourceFilter.Selector label) {
        String operation = label.operation().isEmpty() ? "=" : label.operation();
        String key = label.key();
        String value = label.value();
        return switch (operation) {
            case "=", "==", "!=" -> key + operation + value;
            case "in", "notin" -> key + " " + operation + " (" + value + ")";
            case "exists" -> {
                check(value.isEmpty(), label, "takes no value");
                yield key;
            }
            case "!" -> {
                check(value.isEmpty(), label, "takes no value");
                yield "!" + key;
            }
            case "gt", "lt" -> {
                check(value.matches("[+-]?[0-9]{1,18}"), label, "wants a whole number");
                yield key + (operation.equals("gt") ? ">" : "<") + value;
            }
            default ->
                throw new IllegalArgumentException("labels: \"" + operation + "\" of " + key
                        + " is no operation; there are =, ==, !=, in, notin, exists, !, gt and lt");
        };
    }

    private static void check(boolean fine, ResourceFilter.Selector label, String what) {
        if (!fine) {
            throw new IllegalArgumentException("labels: \"" + label.operation() + "\" of " + label.key() + " " + what
                    + ", got \"" + label.value() + "\"");
        }
    }
}
