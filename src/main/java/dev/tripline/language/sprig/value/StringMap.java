package dev.tripline.language.sprig.value;

import dev.tripline.language.function.GoTyped;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A {@code map[string]string}. Immutable. */
public final class StringMap extends AbstractMap<String, String> implements GoTyped {
    private final Map<String, String> texts;

    public StringMap(Map<String, String> texts) {
        this.texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    }

    Map<String, String> texts() {
        return texts;
    }

    @Override
    public String goType() {
        return "map[string]string";
    }

    @Override
    public @Nullable String get(@Nullable Object key) {
        return texts.get(key);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return texts.containsKey(key);
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return texts.entrySet();
    }
}
