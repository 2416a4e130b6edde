package dev.tripline.source.host.plan;

import dev.tripline.event.Origin;
import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.binding.Binder;
import dev.tripline.manifest.binding.Complaints.Complaint;
import dev.tripline.source.KnownSource;
import dev.tripline.source.SourceKind;
import dev.tripline.source.host.filter.EventFilter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The reading of one event source, from top to bottom. Argo Events stops at the first error; here it is the first of all. Used once. */
final class SpecReading {
    private static final String FILTER = "filter";

    private final SourceKinds kinds;
    private final Manifest eventSource;
    private final Problems problems;
    private final List<SourceBinding> bindings = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Set<Boolean> sorts = new HashSet<>();
    private SourcesProvided provided = SourcesProvided.VALID;

    SpecReading(SourceKinds kinds, Manifest eventSource, Problems problems) {
        this.kinds = kinds;
        this.eventSource = eventSource;
        this.problems = problems;
    }

    SourcePlan.Planned read() {
        Node.Obj spec = eventSource.spec();
        checkName(eventSource.name(), "event source", eventSource.at(), "metadata.name");
        // Unknown keys are unknown kinds, which are told below.
        Binder.bind(
                EventSourceSpec.class, spec, "spec", problems, spec.members().keySet());
        for (String key : spec.members().keySet()) {
            Optional<Node> section = spec.get(key);
            if (!EventSourceSpec.KEYS.contains(key) && section.isPresent()) {
                section(key, section.get(), spec.keyAt(key));
            }
        }
        if (sorts.size() > 1) {
            fails(SourcesProvided.mixed());
            problems.error(
                    SourcePlan.MIXED,
                    "event sources with rolling update and recreate update strategy can not be put together",
                    spec.at(),
                    "spec",
                    "Argo Events refuses this mixture of kinds: make two EventSource objects of it");
        }
        return new SourcePlan.Planned(List.copyOf(bindings), provided);
    }

    private void section(String key, Node section, Position at) {
        String path = "spec." + key;
        Optional<SourceKind<?>> kind = kinds.find(key);
        if (kind.isEmpty()) {
            problems.warning(
                    SourcePlan.UNKNOWN_KIND,
                    "unknown kind of event source \"" + key + "\"" + kinds.suggestion(key),
                    at,
                    path,
                    "it has no effect: nothing in it is served; the served kinds are "
                            + String.join(", ", kinds.served()));
        } else if (section instanceof Node.Obj events) {
            events.members().keySet().forEach(name -> event(kind.get(), name, events, path + "." + name));
            if (kind.get() instanceof KnownSource && !events.members().isEmpty()) {
                problems.warning(
                        SourcePlan.KIND_NOT_SERVED,
                        "event sources of kind \"" + key + "\" are known, not served by this version",
                        at,
                        path,
                        "its events are checked and listed, but nothing arrives; served kinds: "
                                + String.join(", ", kinds.served()));
            }
        } else {
            problems.error(
                    SourcePlan.WRONG_SHAPE,
                    "wanted events by name, got " + section.shape(),
                    section.at(),
                    path,
                    "write the event's name above its fields: " + key + ": {example: {...}}");
        }
    }

    private void event(SourceKind<?> kind, String name, Node.Obj events, String path) {
        Position at = events.keyAt(name);
        boolean unique = names.add(name);
        if (!unique) {
            fails(SourcesProvided.duplicate(name));
            problems.error(
                    SourcePlan.DUPLICATE_EVENT,
                    "more than one \"" + name + "\" found in the spec",
                    at,
                    path,
                    "rename one of them: sensors could not tell them apart");
        }
        sorts.add(kind.oneAtATime());
        boolean named = checkName(name, "event", at, path);
        Optional<SourceBinding> bound = bind(kind, name, events.get(name).orElse(Node.Obj.empty(at)), path);
        if (bound.isEmpty() || !named) {
            fails(SourcesProvided.invalid(eventSource.name(), name));
        } else if (unique) {
            bindings.add(bound.get());
        }
    }

    private <C extends Record> Optional<SourceBinding> bind(SourceKind<C> kind, String name, Node node, String path) {
        Problems own = new Problems();
        Set<String> others = kind.hasEventFilter() ? Set.of(FILTER) : Set.of();
        Optional<C> config = Binder.bind(kind.config(), node, path, own, others);
        Optional<SourceBinding.Filter> filter = kind.hasEventFilter() && node instanceof Node.Obj obj
                ? obj.get(FILTER).flatMap(section -> filter(section, path + "." + FILTER, own))
                : Optional.empty();
        for (Complaint advice : config.map(kind::advice).orElse(List.of())) {
            own.warning(SourcePlan.ADVICE, advice.message(), node.at(), path + "." + advice.component(), advice.hint());
        }
        problems.addAll(own);
        return own.hasErrors()
                ? Optional.empty()
                : config.map(valid -> new SourceBinding(
                        new Origin(eventSource.name(), name),
                        kind,
                        valid,
                        filter,
                        node.at(),
                        path,
                        eventSource.serviceAccount()));
    }

    private static Optional<SourceBinding.Filter> filter(Node section, String path, Problems problems) {
        Optional<FilterSpec> spec = Binder.bind(FilterSpec.class, section, path, problems);
        Optional<EventFilter> compiled = spec.map(written -> EventFilter.compile(written.expression()));
        compiled.flatMap(EventFilter::problem).ifPresent(problem -> {
            Position at = section instanceof Node.Obj obj
                    ? obj.get("expression").map(Node::at).orElse(obj.at())
                    : section.at();
            problems.error(
                    SourcePlan.BAD_FILTER,
                    "the filter's expression cannot be compiled: " + problem,
                    at,
                    path + ".expression",
                    "Argo Events would find this out with the first event, and drop every one");
        });
        return spec.flatMap(
                written -> compiled.map(program -> new SourceBinding.Filter(written.expression(), program)));
    }

    /** The first failure is what Argo Events says. */
    private void fails(SourcesProvided failure) {
        if (provided.status()) {
            provided = failure;
        }
    }

    /** Names become tokens of a subject. */
    private boolean checkName(String name, String what, Position at, String path) {
        boolean bad = name.isEmpty() || name.chars().anyMatch(c -> c <= ' ' || c == 0x7F || ".*>".indexOf(c) >= 0);
        if (bad) {
            problems.error(
                    SourcePlan.BAD_NAME,
                    "the " + what + "'s name \"" + name + "\" cannot be part of a subject",
                    at,
                    path,
                    "leave out dots, spaces, * and >");
        }
        return !bad;
    }
}
