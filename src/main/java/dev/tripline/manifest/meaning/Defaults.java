package dev.tripline.manifest.meaning;

import dev.tripline.manifest.Node;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.binding.Binder;
import dev.tripline.manifest.binding.Inline;
import dev.tripline.manifest.binding.Key;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What records fill in where documents say nothing: seen by binding a document that holds no more than what is demanded, and looking
 * at the outcome. Empty where no such document is found by simple means.
 */
final class Defaults {
    private static final int ROUNDS = 4;

    private Defaults() {}

    /** By path; of the root's own fields only. */
    static Map<String, String> of(Class<? extends Record> root) {
        Map<String, Written> types = new LinkedHashMap<>();
        collectTypes(root, types);
        Map<String, Node> given = new HashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            Problems problems = new Problems();
            Optional<? extends Record> bound =
                    Binder.bind(root, new Node.Obj(given, Map.of(), Position.NONE), "", problems);
            if (bound.isPresent()) {
                Map<String, String> defaults = new HashMap<>();
                collectValues(bound.get(), defaults);
                defaults.keySet().removeAll(given.keySet());
                return defaults;
            }
            Set<String> wrong = problems.all().stream()
                    .filter(Problem::isError)
                    .map(Problem::path)
                    .collect(Collectors.toSet());
            types.forEach((path, type) -> {
                if (wrong.contains(path)) {
                    given.putIfAbsent(path, type.filler());
                }
            });
        }
        return Map.of();
    }

    static String key(RecordComponent component) {
        Key key = component.getAnnotation(Key.class);
        return key == null ? component.getName() : key.value();
    }

    private static void collectTypes(Class<?> type, Map<String, Written> types) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.isAnnotationPresent(Inline.class)) {
                collectTypes(component.getType(), types);
            } else {
                types.put(key(component), Written.of(component.getGenericType()));
            }
        }
    }

    private static void collectValues(Record bound, Map<String, String> values) {
        for (RecordComponent component : bound.getClass().getRecordComponents()) {
            Object value = value(bound, component);
            if (component.isAnnotationPresent(Inline.class)) {
                collectValues((Record) value, values);
            } else if (value instanceof Number number && number.doubleValue() != 0
                    || value instanceof String text && !text.isEmpty()
                    || value.equals(true)) {
                values.put(key(component), String.valueOf(value));
            }
        }
    }

    private static Object value(Record bound, RecordComponent component) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(bound);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
