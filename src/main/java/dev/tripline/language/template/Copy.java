package dev.tripline.language.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists and maps of one's own that may be changed. */
final class Copy {
    private Copy() {}

    static @Nullable Object of(@Nullable Object value) {
        return switch (value) {
            case List<?> list -> {
                List<@Nullable Object> items = new ArrayList<>(list.size());
                for (Object item : list) {
                    items.add(of(item));
                }
                yield items;
            }
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> members = new LinkedHashMap<>();
                map.forEach((key, member) -> members.put(String.valueOf(key), of(member)));
                yield members;
            }
            case null, default -> value;
        };
    }
}
