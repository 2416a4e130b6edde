package dev.tripline.manifest.binding;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What reflection says about a record, asked once. */
record RecordShape(Class<?> type, Constructor<?> constructor, List<Component> components) {
    record Component(String key, Type type, boolean inline) {}

    private static final Map<Class<?>, RecordShape> KNOWN = new ConcurrentHashMap<>();

    static RecordShape of(Class<?> type) {
        return KNOWN.computeIfAbsent(type, RecordShape::read);
    }

    private static RecordShape read(Class<?> type) {
        List<Component> components = new ArrayList<>();
        List<Class<?>> parameters = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Key key = component.getAnnotation(Key.class);
            components.add(new Component(
                    key == null ? component.getName() : key.value(),
                    component.getGenericType(),
                    component.isAnnotationPresent(Inline.class)));
            parameters.add(component.getType());
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(parameters.toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return new RecordShape(type, constructor, List.copyOf(components));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record without its canonical constructor: " + type.getName(), e);
        }
    }
}
