package dev.tripline.language.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.tripline.language.EvaluationFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON text to values and back, as Go's encoding/json does into {@code interface{}}: null, {@link Boolean}, {@link Double},
 * {@link String}, {@link List}, {@link Map} (of a repeated key the last value; members in the order of the text). Values are
 * unmodifiable. Bounded: {@value #DEEPEST} levels, {@value #LONGEST_NUMBER} characters in a number. Stateless.
 */
public final class GoJson {
    public static final int DEEPEST = 1000;
    public static final int LONGEST_NUMBER = 1000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxStringLength(64 << 20)
                    .maxNameLength(1 << 20)
                    .build())
            .build();

    private GoJson() {}

    /**
     * As gjson's Value: numbers out of range become infinities.
     *
     * @throws EvaluationFailure when it is not JSON, or beyond a bound
     */
    public static @Nullable Object decode(String json) throws EvaluationFailure {
        return decode(json, false);
    }

    /**
     * As json.Unmarshal: numbers out of range are errors.
     *
     * @throws EvaluationFailure when it is not JSON, out of range, or beyond a bound
     */
    public static @Nullable Object unmarshal(String json) throws EvaluationFailure {
        return decode(json, true);
    }

    private static @Nullable Object decode(String json, boolean strict) throws EvaluationFailure {
        try (JsonParser in = JSON.createParser(json)) {
            if (in.nextToken() == null) {
                throw new EvaluationFailure("unexpected end of JSON input");
            }
            Object value = value(in, strict);
            if (in.nextToken() != null) {
                throw new EvaluationFailure("more than one JSON value");
            }
            return value;
        } catch (StreamConstraintsException e) {
            throw EvaluationFailure.overBudget("JSON beyond the limits: nested at most " + DEEPEST
                    + " levels deep, numbers of at most " + LONGEST_NUMBER + " digits");
        } catch (IOException e) {
            throw new EvaluationFailure("not valid JSON");
        }
    }

    private static @Nullable Object value(JsonParser in, boolean strict) throws IOException, EvaluationFailure {
        return switch (in.currentToken()) {
            case START_OBJECT -> members(in, strict);
            case START_ARRAY -> items(in, strict);
            case VALUE_STRING -> wellFormed(in.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(in.getText(), strict);
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case null, default -> null;
        };
    }

    private static Map<String, @Nullable Object> members(JsonParser in, boolean strict)
            throws IOException, EvaluationFailure {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = wellFormed(in.currentName());
            in.nextToken();
            members.put(name, value(in, strict));
        }
        return Collections.unmodifiableMap(members);
    }

    private static List<@Nullable Object> items(JsonParser in, boolean strict) throws IOException, EvaluationFailure {
        List<@Nullable Object> items = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(in, strict));
        }
        return Collections.unmodifiableList(items);
    }

    private static Double number(String text, boolean strict) throws EvaluationFailure {
        double number = Double.parseDouble(text);
        if (strict && Double.isInfinite(number)) {
            throw new EvaluationFailure("json: cannot unmarshal number " + shortened(text) + " into float64");
        }
        return number;
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    /** Half of a surrogate pair becomes U+FFFD, as in Go. */
    private static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c ->
                        out.appendCodePoint(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c));
        return out.toString();
    }

    /**
     * As json.Marshal: keys sorted by their bytes, {@code < > &} and the two line separators escaped, numbers in Go's form.
     * Also takes {@link Long} and {@link dev.tripline.language.function.GoInt64}.
     *
     * @throws EvaluationFailure for NaN, infinities and what JSON does not have
     */
    public static String encode(@Nullable Object value) throws EvaluationFailure {
        StringBuilder out = new StringBuilder();
        GoEncoder.write(value, out, true, DEEPEST);
        return out.toString();
    }

    /** Like {@link #encode}, but {@code < > &} stay as they are (Encoder.SetEscapeHTML(false)). */
    public static String encodePlain(@Nullable Object value) throws EvaluationFailure {
        StringBuilder out = new StringBuilder();
        GoEncoder.write(value, out, false, DEEPEST);
        return out.toString();
    }
}
