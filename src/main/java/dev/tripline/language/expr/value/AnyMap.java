package dev.tripline.language.expr.value;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.fmt.GoFormat;
import dev.tripline.language.function.GoFunction;
import dev.tripline.language.function.GoTyped;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A map with keys of any type, of which 1 and 1.0 are two: what {@code fromPairs} and {@code groupBy} make. */
public final class AnyMap extends AbstractMap<@Nullable Object, @Nullable Object> implements GoTyped {
    private final Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
    private final boolean groups;

    private AnyMap(boolean groups) {
        this.groups = groups;
    }

    public static AnyMap ofPairs() {
        return new AnyMap(false);
    }

    /** Of lists. Without any entry it is nil. */
    public static AnyMap ofGroups() {
        return new AnyMap(true);
    }

    @Override
    public String goType() {
        return groups ? "map[interface {}][]interface {}" : "map[interface {}]interface {}";
    }

    public boolean isNil() {
        return groups && entries.isEmpty();
    }

    /**
     * @throws EvaluationFailure for what cannot be a key
     */
    private static @Nullable Object key(@Nullable Object key) throws EvaluationFailure {
        if (key instanceof List || key instanceof Map || key instanceof GoFunction) {
            throw new EvaluationFailure("a key of a map cannot be " + GoFormat.typeName(key));
        }
        return key instanceof Double number && number == 0 ? (Object) 0.0 : key;
    }

    void set(@Nullable Object key, @Nullable Object value) throws EvaluationFailure {
        entries.put(key(key), value);
    }

    public void put(@Nullable Object key, Evaluation evaluation, @Nullable Object value) throws EvaluationFailure {
        evaluation.items(1);
        set(key, value);
    }

    /** Adds an item to the list of that key. */
    @SuppressWarnings("unchecked")
    public void group(@Nullable Object key, @Nullable Object item) throws EvaluationFailure {
        ((List<@Nullable Object>) entries.computeIfAbsent(key(key), none -> new ArrayList<@Nullable Object>()))
                .add(item);
    }

    boolean has(@Nullable Object key) throws EvaluationFailure {
        return entries.containsKey(key(key));
    }

    /** The value; without one nil, or the nil list. */
    @Nullable
    Object find(@Nullable Object key) throws EvaluationFailure {
        Object value = entries.get(key(key));
        return value == null && groups ? Slice.NIL_LIST : value;
    }

    @Override
    public Set<Entry<@Nullable Object, @Nullable Object>> entrySet() {
        return entries.entrySet();
    }
}
