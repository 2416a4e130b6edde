package dev.tripline.manifest.meaning;

import dev.tripline.manifest.binding.Inline;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads sections out of records that are {@linkplain Means annotated}. Asks reflection and the binder each time: for people, not for events. */
public final class SectionReader {
    private static final int DEEPEST = 8;

    private final Class<? extends Record> root;
    private final Predicate<Class<?>> own;
    private final Map<String, String> defaults;
    private final List<Field> fields = new ArrayList<>();
    private final Set<String> rules = new LinkedHashSet<>();
    private final Set<Class<?>> inlined = new HashSet<>();

    private SectionReader(Class<? extends Record> root, Predicate<Class<?>> own) {
        this.root = root;
        this.own = own;
        this.defaults = Defaults.of(root);
    }

    /** The config record of a connector, with all records in its folder; others are shared sections. */
    public static Section connector(Class<? extends Record> config) {
        return new SectionReader(config, type -> type.getPackageName().equals(config.getPackageName())).read();
    }

    /** A record that several connectors share, with those that are written inside of it. */
    public static Section shared(Class<? extends Record> section) {
        return new SectionReader(section, type -> isInside(type, section)).read();
    }

    private Section read() {
        part(root, "", 0);
        return new Section(root.getSimpleName(), meaning(root), List.copyOf(fields), List.copyOf(rules));
    }

    private static String meaning(Class<?> type) {
        Means means = type.getAnnotation(Means.class);
        return means == null ? "" : means.value();
    }

    /** A record at a path: its fields, and what it demands. */
    private void part(Class<?> type, String path, int depth) {
        Demands demands = Demands.of(root, path);
        for (String rule : demands.rules()) {
            rules.add(path.isEmpty() ? rule : path + ": " + rule);
        }
        components(type, path, depth, demands);
    }

    private void components(Class<?> type, String path, int depth, Demands demands) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.isAnnotationPresent(Inline.class)) {
                inlined.add(component.getType());
                components(component.getType(), path, depth, demands);
                continue;
            }
            Written written = Written.of(component.getGenericType());
            String at = path.isEmpty() ? Defaults.key(component) : path + "." + Defaults.key(component);
            fields.add(field(component, written, at, demands));
            if (written.isSection() && isOwn(written.element()) && depth < DEEPEST) {
                part(written.element(), at + written.suffix(), depth + 1);
            }
        }
    }

    /** What is written inside of an inlined record belongs here as well. */
    private boolean isOwn(Class<?> type) {
        return own.test(type) || inlined.stream().anyMatch(record -> isInside(type, record));
    }

    private static boolean isInside(Class<?> type, Class<?> record) {
        return type.getName().startsWith(record.getName() + "$");
    }

    private Field field(RecordComponent component, Written written, String at, Demands demands) {
        boolean shared = written.isSection() && !isOwn(written.element());
        Optional<Class<? extends Record>> section =
                shared ? Optional.of(written.element().asSubclass(Record.class)) : Optional.empty();
        Optional<Means> means = Optional.ofNullable(component.getAnnotation(Means.class));
        return new Field(
                at,
                written.name(shared ? written.element().getSimpleName() : "object"),
                section,
                demands.require(at),
                defaults.getOrDefault(at, means.map(Means::otherwise).orElse("")),
                means.map(Means::value).orElse(""));
    }
}
