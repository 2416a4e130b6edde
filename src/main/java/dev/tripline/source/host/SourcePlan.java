package dev.tripline.source.host;

import dev.tripline.event.Origin;
import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.binding.Binder;
import dev.tripline.manifest.binding.Complaints.Complaint;
import dev.tripline.manifest.binding.Key;
import dev.tripline.source.SourceKind;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads event sources: every event of every kind, bound to its kind's record (source specification 1, 3). Stateless but for the kinds. */
final class SourcePlan {
    static final String UNKNOWN_KIND = "TL-2001";
    static final String KIND_NOT_SERVED = "TL-2002";
    static final String DUPLICATE_EVENT = "TL-2003";
    static final String BAD_NAME = "TL-2004";
    static final String FILTER_NOT_SUPPORTED = "TL-2005";
    static final String WRONG_SHAPE = "TL-2006";
    static final String ADVICE = "TL-2007";
    private static final String FILTER = "filter";

    private final SourceKinds kinds;

    SourcePlan(SourceKinds kinds) {
        this.kinds = kinds;
    }

    List<SourceBinding> of(Manifest eventSource, Problems problems) {
        List<SourceBinding> bindings = new ArrayList<>();
        checkName(eventSource.name(), "event source", eventSource.root(), "metadata.name", problems);
        Node.Obj spec = eventSource.spec();
        Map<String, Integer> seen = new HashMap<>();
        for (String key : spec.members().keySet()) {
            Optional<Node> section = spec.get(key);
            if (!kinds.isKind(key) || section.isEmpty()) {
                continue;
            }
            String path = "spec." + key;
            if (!(section.get() instanceof Node.Obj events)) {
                problems.error(
                        WRONG_SHAPE,
                        "wanted events by name, got " + section.get().shape(),
                        section.get().at(),
                        path,
                        "");
                continue;
            }
            events.members().keySet().forEach(name -> countName(name, events, path, seen, problems));
            Optional<SourceKind<?>> kind = kinds.find(key);
            if (kind.isEmpty()) {
                unknown(key, spec, path, problems);
                continue;
            }
            for (String name : events.members().keySet()) {
                event(kind.get(), new Origin(eventSource.name(), name), events, path, problems)
                        .ifPresent(bindings::add);
            }
        }
        return bindings;
    }

    private static void countName(
            String name, Node.Obj events, String path, Map<String, Integer> seen, Problems problems) {
        if (seen.merge(name, 1, Integer::sum) == 2) {
            problems.error(
                    DUPLICATE_EVENT,
                    "more than one \"" + name + "\" found in the spec",
                    events.keyAt(name),
                    path + "." + name,
                    "rename one of them: sensors could not tell them apart");
        }
    }

    private void unknown(String key, Node.Obj spec, String path, Problems problems) {
        if (kinds.isKnown(key)) {
            problems.error(
                    KIND_NOT_SERVED,
                    "event sources of kind \"" + key + "\" are not supported yet by this version",
                    spec.keyAt(key),
                    path,
                    "served kinds: "
                            + String.join(", ", kinds.served().stream().sorted().toList()));
        } else {
            problems.error(
                    UNKNOWN_KIND,
                    "unknown kind of event source \"" + key + "\"" + kinds.suggestion(key),
                    spec.keyAt(key),
                    path,
                    "");
        }
    }

    private <C extends Record> Optional<SourceBinding> event(
            SourceKind<C> kind, Origin origin, Node.Obj events, String section, Problems problems) {
        String path = section + "." + origin.event();
        boolean named = checkName(origin.event(), "event", events, path, problems);
        Node node = events.get(origin.event()).orElse(Node.Obj.empty(events.keyAt(origin.event())));
        boolean filtered = false;
        if (node instanceof Node.Obj obj && obj.get(FILTER).isPresent() && !hasOwnFilter(kind.config())) {
            filtered = true;
            problems.error(
                    FILTER_NOT_SUPPORTED,
                    "filters of event sources are not supported yet",
                    obj.keyAt(FILTER),
                    path + "." + FILTER,
                    "filter in the sensor: spec.dependencies[].filters");
            node = without(obj, FILTER);
        }
        Optional<C> config = Binder.bind(kind.config(), node, path, problems);
        Node place = node;
        config.ifPresent(bound -> {
            for (Complaint advice : kind.advice(bound)) {
                problems.warning(ADVICE, advice.message(), place.at(), path + "." + advice.component(), "");
            }
        });
        return named && !filtered
                ? config.map(bound -> new SourceBinding(origin, kind, bound, place.at(), path))
                : Optional.empty();
    }

    /** Names become tokens of a subject. */
    private static boolean checkName(String name, String what, Node.Obj parent, String path, Problems problems) {
        boolean bad = name.isEmpty() || name.chars().anyMatch(c -> c <= ' ' || c == 0x7F || ".*>".indexOf(c) >= 0);
        if (bad) {
            problems.error(
                    BAD_NAME,
                    "the " + what + "'s name \"" + name + "\" cannot be part of a subject",
                    parent.keyAt(name),
                    path,
                    "leave out dots, spaces, * and >");
        }
        return !bad;
    }

    /** Some kinds have a filter of their own kind, which their record declares. */
    private static boolean hasOwnFilter(Class<? extends Record> config) {
        for (RecordComponent component : config.getRecordComponents()) {
            Key key = component.getAnnotation(Key.class);
            if ((key == null ? component.getName() : key.value()).equals(FILTER)) {
                return true;
            }
        }
        return false;
    }

    private static Node.Obj without(Node.Obj obj, String key) {
        Map<String, Node> members = new LinkedHashMap<>(obj.members());
        members.remove(key);
        return new Node.Obj(members, obj.keys(), obj.at());
    }
}
