package dev.tripline.language.jq.value;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a body of null is to a program: Go's nil map, an empty object that is written as null. */
public final class NilObject extends AbstractMap<String, @Nullable Object> {
    public static final NilObject NIL = new NilObject();

    private NilObject() {}

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        return Set.of();
    }
}
