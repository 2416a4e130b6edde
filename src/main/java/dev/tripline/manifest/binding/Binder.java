package dev.tripline.manifest.binding;

import dev.tripline.manifest.Node;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.ShapeHint;
import dev.tripline.manifest.binding.Complaints.Complaint;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Binds a node to a record by its components' names. Components may be text, booleans, numbers, other records, raw
 * {@link Node}s, and {@code Optional}, {@code List} or {@code Map<String, …>} of those. What the document leaves out (or
 * sets to null) becomes empty text, false, zero, an empty container. Wrong shapes are errors as in Argo's own decoder;
 * unknown keys are warnings, since the CRDs keep them. Runs when a manifest is applied, never for an event. Thread-safe.
 */
public final class Binder {
    public static final String WRONG_SHAPE = "TL-1201";
    public static final String UNKNOWN_FIELD = "TL-1202";
    public static final String INVALID = "TL-1203";
    public static final String SURPRISING = "TL-1204";

    private final Problems problems;

    private Binder(Problems problems) {
        this.problems = problems;
    }

    /**
     * The record, or empty when the node has errors; all of them are in {@code problems} then.
     *
     * @param path the node's object path, the beginning of every problem's path
     */
    public static <R extends Record> Optional<R> bind(Class<R> type, Node node, String path, Problems problems) {
        return bind(type, node, path, problems, Set.of());
    }

    /**
     * The same for a node that several owners share.
     *
     * @param others the node's keys that somebody else binds
     */
    public static <R extends Record> Optional<R> bind(
            Class<R> type, Node node, String path, Problems problems, Set<String> others) {
        Problems own = new Problems();
        Object bound = new Binder(own).record(type, node, path, new HashSet<>(others));
        problems.addAll(own);
        return bound == null || own.hasErrors() ? Optional.empty() : Optional.of(type.cast(bound));
    }

    private @Nullable Object record(Class<?> type, Node node, String path) {
        return record(type, node, path, new HashSet<>());
    }

    private @Nullable Object record(Class<?> type, Node node, String path, Set<String> known) {
        if (!(node instanceof Node.Obj obj)) {
            return wrong(node, path, "an object");
        }
        Object bound = members(RecordShape.of(type), obj, path, known);
        for (String key : obj.members().keySet()) {
            if (!known.contains(key)) {
                problems.warning(
                        UNKNOWN_FIELD,
                        "unknown field \"" + key + "\"" + DidYouMean.suffix(key, known),
                        obj.keyAt(key),
                        join(path, key),
                        "it has no effect");
            }
        }
        return bound;
    }

    private @Nullable Object members(RecordShape shape, Node.Obj obj, String path, Set<String> known) {
        Object[] arguments = new Object[shape.components().size()];
        Set<String> broken = new HashSet<>();
        for (int i = 0; i < arguments.length; i++) {
            RecordShape.Component component = shape.components().get(i);
            Object value;
            if (component.inline()) {
                value = members(RecordShape.of((Class<?>) component.type()), obj, path, known);
            } else {
                known.add(component.key());
                value = value(component.type(), obj.get(component.key()), obj.at(), join(path, component.key()));
            }
            if (value == null && !component.inline()) {
                broken.add(component.key());
                value = new Binder(new Problems()).value(component.type(), Optional.empty(), obj.at(), path);
            }
            arguments[i] = value;
        }
        if (Arrays.stream(arguments).anyMatch(Objects::isNull)) {
            return null;
        }
        Object bound = construct(shape, arguments, obj, path, broken);
        return broken.isEmpty() ? bound : null;
    }

    /**
     * @param broken components that have errors already and are taken for missing: nothing is said about them, nor about the
     *     whole, but about the others, so that people see everything at once
     */
    private @Nullable Object construct(
            RecordShape shape, Object[] arguments, Node.Obj obj, String path, Set<String> broken) {
        try {
            Object bound = shape.constructor().newInstance(arguments);
            if (bound instanceof Advised advised && broken.isEmpty()) {
                advised.advice().forEach(advice -> report(Problem.Severity.WARNING, SURPRISING, advice, obj, path));
            }
            return bound;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof InvalidConfig invalid) {
                invalid.complaints().stream()
                        .filter(complaint -> broken.isEmpty() || isBeside(complaint, broken))
                        .forEach(complaint -> report(Problem.Severity.ERROR, INVALID, complaint, obj, path));
                return null;
            }
            throw new IllegalStateException("cannot build " + shape.type().getName(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot build " + shape.type().getName(), e);
        }
    }

    private static boolean isBeside(Complaint complaint, Set<String> broken) {
        String component = complaint.component().split("[.\\[]", 2)[0];
        return !component.isEmpty() && !broken.contains(component);
    }

    private void report(Problem.Severity severity, String code, Complaint complaint, Node.Obj obj, String path) {
        String component = complaint.component();
        problems.add(new Problem(
                severity,
                code,
                complaint.message(),
                component.isEmpty() ? obj.at() : place(obj, component),
                component.isEmpty() ? path : join(path, component),
                complaint.hint()));
    }

    /** Where {@code key}, {@code key[1]} or {@code key.inner} stands; where the object stands when it is not there. */
    private static Position place(Node.Obj obj, String component) {
        Node node = obj;
        for (String part : component.split("[.\\[\\]]+")) {
            Optional<Node> next = switch (node) {
                case Node.Obj here -> here.get(part);
                case Node.Seq items
                when part.chars().allMatch(Character::isDigit) ->
                    items.items().stream().skip(Integer.parseInt(part)).findFirst();
                default -> Optional.empty();
            };
            if (next.isEmpty()) {
                break;
            }
            node = next.get();
        }
        return node.at();
    }

    private @Nullable Object value(Type type, Optional<Node> node, Position parent, String path) {
        if (type instanceof ParameterizedType generic) {
            return container(generic, node, path);
        }
        Class<?> plain = (Class<?>) type;
        boolean document = Node.class.isAssignableFrom(plain);
        if (node.isEmpty()) {
            return plain.isRecord() && !document
                    ? record(plain, Node.Obj.empty(parent), path)
                    : Scalars.absent(plain, parent);
        }
        if (plain.isInstance(node.get())) {
            return node.get();
        }
        if (plain.isRecord() && !document) {
            return record(plain, node.get(), path);
        }
        if (plain.isAnnotationPresent(FromText.class) && node.get() instanceof Node.Text text) {
            return compiled(plain, text, path);
        }
        return Scalars.read(plain, node.get()).orElseGet(() -> wrong(node.get(), path, Scalars.wanted(plain)));
    }

    private @Nullable Object compiled(Class<?> type, Node.Text text, String path) {
        try {
            return Scalars.compile(type, text.value());
        } catch (IllegalArgumentException e) {
            String hint = e instanceof InvalidConfig invalid
                    ? invalid.complaints().getFirst().hint()
                    : "";
            problems.error(INVALID, String.valueOf(e.getMessage()), text.at(), path, hint);
            return null;
        }
    }

    private @Nullable Object container(ParameterizedType type, Optional<Node> node, String path) {
        Type[] arguments = type.getActualTypeArguments();
        Type element = arguments[arguments.length - 1];
        if (type.getRawType() == Optional.class) {
            if (node.isEmpty()) {
                return Optional.empty();
            }
            Object value = value(element, node, node.get().at(), path);
            return value == null ? null : Optional.of(value);
        }
        if (type.getRawType() == List.class) {
            return node.isEmpty() ? List.of() : list(element, node.get(), path);
        }
        if (type.getRawType() == Map.class) {
            return node.isEmpty() ? Map.of() : map(element, node.get(), path);
        }
        throw new IllegalArgumentException("records are not bound to " + type);
    }

    private @Nullable Object list(Type element, Node node, String path) {
        if (!(node instanceof Node.Seq seq)) {
            return wrong(node, path, "a list");
        }
        List<Object> values = new ArrayList<>();
        boolean complete = true;
        for (Node item : seq.items()) {
            Optional<Node> present = item instanceof Node.Nothing ? Optional.empty() : Optional.of(item);
            Object value = value(element, present, item.at(), path + "[" + values.size() + "]");
            complete &= value != null;
            values.add(value);
        }
        return complete ? List.copyOf(values) : null;
    }

    private @Nullable Object map(Type element, Node node, String path) {
        if (!(node instanceof Node.Obj obj)) {
            return wrong(node, path, "an object");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        boolean complete = true;
        for (String key : obj.members().keySet()) {
            Object value = value(element, obj.get(key), obj.keyAt(key), join(path, key));
            complete &= value != null;
            values.put(key, value);
        }
        return complete ? values : null;
    }

    private @Nullable Object wrong(Node node, String path, String wanted) {
        problems.error(
                WRONG_SHAPE, "wanted " + wanted + ", got " + node.shape(), node.at(), path, ShapeHint.of(wanted, node));
        return null;
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
