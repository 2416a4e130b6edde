package dev.tripline.trigger.argoworkflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code args}, read as the command {@code argo} reads them: {@code --flag value}, {@code --flag=value}, {@code -p value},
 * {@code -pvalue}. Pure.
 *
 * @param flags by their long name, the last one of a name
 * @param parameters every {@code --parameter}, in order
 * @param ignored flags that only change what the command shows
 * @param problems what cannot be carried out
 */
record Arguments(Map<String, String> flags, List<String> parameters, List<String> ignored, List<String> problems) {
    private static final String PARAMETER = "parameter";
    private static final Map<String, String> SHORT = Map.of(
            "p",
            PARAMETER,
            "l",
            "labels",
            "o",
            "output",
            "w",
            "wait",
            "v",
            "verbose",
            "n",
            "namespace",
            "f",
            "parameter-file");
    private static final Set<String> SWITCHES = Set.of(
            "log", "watch", "wait", "strict", "verbose", "restart-successful", "memoized", "dry-run", "server-dry-run");
    private static final Set<String> SHOWING =
            Set.of("output", "log", "watch", "wait", "strict", "status", "verbose", "loglevel", "gloglevel");
    private static final Set<String> SUBMITTING = Set.of(
            "name", "generate-name", "entrypoint", PARAMETER, "serviceaccount", "labels", "priority", "instanceid");

    /** The flags that an operation carries out. */
    static Set<String> known(String operation) {
        Set<String> known = new TreeSet<>(Set.of("namespace"));
        known.addAll(
                switch (operation) {
                    case "submit", "submit-from" -> SUBMITTING;
                    case "resubmit" -> Set.of(PARAMETER, "priority");
                    case "retry" -> Set.of(PARAMETER, "restart-successful", "node-field-selector");
                    case "resume" -> Set.of("node-field-selector");
                    case "stop" -> Set.of("node-field-selector", "message");
                    default -> Set.<String>of();
                });
        return known;
    }

    static Arguments of(String operation, List<String> args) {
        Reader reader = new Reader(operation);
        for (int i = 0; i < args.size(); i++) {
            boolean took =
                    reader.take(args.get(i), i + 1 < args.size() ? Optional.of(args.get(i + 1)) : Optional.empty());
            if (took) {
                i++;
            }
        }
        return new Arguments(reader.flags, reader.parameters, reader.ignored, reader.problems);
    }

    /** The value of a flag; empty when it is not given. */
    Optional<String> flag(String name) {
        return Optional.ofNullable(flags.get(name));
    }

    private static final class Reader {
        private final String operation;
        private final Set<String> known;
        private final Map<String, String> flags = new LinkedHashMap<>();
        private final List<String> parameters = new ArrayList<>();
        private final List<String> ignored = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();

        Reader(String operation) {
            this.operation = operation;
            this.known = known(operation);
        }

        /** @return whether the next one was its value */
        boolean take(String arg, Optional<String> next) {
            if (!arg.startsWith("-") || arg.equals("-") || arg.equals("--")) {
                problems.add("\"" + arg + "\" is no flag");
                return false;
            }
            boolean isLong = arg.startsWith("--");
            String body = isLong ? arg.substring(2) : arg.substring(1);
            String name =
                    isLong ? body.split("=", 2)[0] : SHORT.getOrDefault(body.substring(0, 1), body.substring(0, 1));
            Optional<String> own = isLong
                    ? Optional.of(body).filter(text -> text.contains("=")).map(text -> text.split("=", 2)[1])
                    : Optional.of(body.substring(1))
                            .filter(text -> !text.isEmpty())
                            .map(text -> text.replaceFirst("^=", ""));
            boolean takesNext = own.isEmpty() && !SWITCHES.contains(name);
            put(name, own.or(() -> takesNext ? next : Optional.of("true")));
            return takesNext && next.isPresent() && (known.contains(name) || SHOWING.contains(name));
        }

        private void put(String name, Optional<String> value) {
            if (!known.contains(name)) {
                if (SHOWING.contains(name)) {
                    ignored.add("--" + name);
                } else {
                    problems.add("--" + name + " is not carried out for " + operation + "; known are --"
                            + String.join(", --", known));
                }
            } else if (value.isEmpty()) {
                problems.add("--" + name + " has no value");
            } else if (!name.equals(PARAMETER)) {
                flags.put(name, value.get());
            } else if (value.get().contains("=")) {
                parameters.add(value.get());
            } else {
                problems.add("expected parameter of the form: NAME=VALUE. Received: " + value.get());
            }
        }
    }
}
