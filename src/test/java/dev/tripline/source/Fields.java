package dev.tripline.source;

import dev.tripline.manifest.binding.Inline;
import dev.tripline.manifest.binding.Key;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** The keys that a manifest may write for a config record. */
final class Fields {
    private Fields() {}

    static List<String> of(Class<?> config) {
        List<String> keys = new ArrayList<>();
        for (RecordComponent component : config.getRecordComponents()) {
            Key key = component.getAnnotation(Key.class);
            if (component.isAnnotationPresent(Inline.class)) {
                keys.addAll(of(component.getType()));
            } else {
                keys.add(key == null ? component.getName() : key.value());
            }
        }
        return keys;
    }
}
