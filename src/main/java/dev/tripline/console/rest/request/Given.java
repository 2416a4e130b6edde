package dev.tripline.console.rest.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The JSON object that a request brings, or one inside it. Every complaint is a {@link Refusal}. */
public final class Given {
    private static final int MOST_ITEMS = 10_000;

    private final JsonNode object;
    private final String place;

    private Given(JsonNode object, String place) {
        this.object = object;
        this.place = place;
    }

    public static Given of(@Nullable JsonNode body, Set<String> known) {
        return checked(body, "", known);
    }

    private static Given checked(@Nullable JsonNode object, String place, Set<String> known) {
        if (object == null || !object.isObject()) {
            throw Refusal.senseless(place + "want a JSON object with " + String.join(", ", new TreeSet<>(known)));
        }
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw Refusal.senseless(
                        "there is no field " + place + name + "; there are " + String.join(", ", new TreeSet<>(known)));
            }
        });
        return new Given(object, place);
    }

    private Optional<JsonNode> field(String name) {
        JsonNode value = object.path(name);
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    public boolean has(String name) {
        return field(name).isPresent();
    }

    public Optional<String> text(String name) {
        return field(name).map(value -> {
            if (!value.isTextual()) {
                throw Refusal.senseless(place + name + ": want a text");
            }
            return value.asText();
        });
    }

    public Optional<Instant> moment(String name, Instant now) {
        return text(name).map(text -> Moments.read(place + name, text, now));
    }

    public boolean flag(String name) {
        return field(name)
                .map(value -> {
                    if (!value.isBoolean()) {
                        throw Refusal.senseless(place + name + ": want true or false");
                    }
                    return value.asBoolean();
                })
                .orElse(false);
    }

    /** A number from 1. */
    public int count(String name, int usual, int most) {
        return field(name)
                .map(value -> {
                    if (!value.canConvertToInt() || value.asInt() < 1 || value.asInt() > most) {
                        throw Refusal.senseless(place + name + ": want a number from 1 to " + most);
                    }
                    return value.asInt();
                })
                .orElse(usual);
    }

    public List<Long> numbers(String name) {
        List<Long> numbers = new ArrayList<>();
        field(name).ifPresent(list -> {
            if (!list.isArray() || list.isEmpty() || list.size() > MOST_ITEMS) {
                throw Refusal.senseless(place + name + ": want a list of 1 to " + MOST_ITEMS + " numbers");
            }
            for (JsonNode one : list) {
                if (!one.canConvertToLong() || one.asLong() < 1) {
                    throw Refusal.senseless(place + name + ": want numbers from 1");
                }
                numbers.add(one.asLong());
            }
        });
        return numbers;
    }

    public Optional<Given> object(String name, Set<String> known) {
        return field(name).map(value -> checked(value, place + name + ".", known));
    }

    /** The members of an object, whatever they are. */
    public JsonNode members(String name) {
        JsonNode value = object.path(name);
        if (!value.isMissingNode() && !value.isObject()) {
            throw Refusal.senseless(place + name + ": want an object");
        }
        return value;
    }
}
