package dev.tripline.manifest.meaning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A section of a manifest.
 *
 * @param name of its record
 * @param rules what it complains about as a whole, or a part of it as a whole, when nothing is written in it
 */
public record Section(String name, String meaning, List<Field> fields, List<String> rules) {
    /** The same with the fields of an optional part, which somebody else binds, under a further key. */
    public Section with(String key, Section part) {
        List<Field> all = new ArrayList<>(fields);
        for (Field field : part.fields()) {
            all.add(new Field(
                    key + "." + field.path(),
                    field.type(),
                    field.shared(),
                    field.isRequired(),
                    field.byDefault(),
                    field.meaning()));
        }
        return new Section(name, meaning, List.copyOf(all), rules);
    }

    /** Those that it and they refer to, each once, in the order of their first mention. */
    public List<Section> shared() {
        Map<Class<?>, Section> found = new LinkedHashMap<>();
        collect(this, found);
        return List.copyOf(found.values());
    }

    private static void collect(Section section, Map<Class<?>, Section> found) {
        for (Field field : section.fields()) {
            field.shared().filter(type -> !found.containsKey(type)).ifPresent(type -> {
                Section next = SectionReader.shared(type);
                found.put(type, next);
                collect(next, found);
            });
        }
    }
}
