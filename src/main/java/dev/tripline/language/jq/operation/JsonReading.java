package dev.tripline.language.jq.operation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.tripline.language.jq.value.Budget;
import dev.tripline.language.jq.value.Literal;
import dev.tripline.language.jq.value.Spent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code fromjson}: one JSON value, its numbers as they are written. */
public final class JsonReading {
    private static final int LONGEST_NUMBER = 1000;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Budget.DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxStringLength(Budget.LONGEST_TEXT)
                    .maxNameLength(Budget.LONGEST_TEXT)
                    .build())
            .build();

    private final Budget budget;

    private JsonReading(Budget budget) {
        this.budget = budget;
    }

    public static @Nullable Object read(String text, Budget budget) {
        budget.write(text.length());
        try (JsonParser in = JSON.createParser(text)) {
            if (in.nextToken() == null) {
                throw Complaint.because("fromjson", text, "EOF");
            }
            Object value = new JsonReading(budget).value(in);
            if (in.nextToken() != null) {
                throw Complaint.of("fromjson", text);
            }
            return value;
        } catch (StreamConstraintsException e) {
            throw new Spent("JSON nested deeper than " + Budget.DEEPEST + " levels, or a number of more than "
                    + LONGEST_NUMBER + " characters");
        } catch (JsonEOFException e) {
            throw Complaint.because("fromjson", text, "unexpected EOF");
        } catch (IOException e) {
            throw Complaint.because("fromjson", text, "not valid JSON");
        }
    }

    private @Nullable Object value(JsonParser in) throws IOException {
        budget.touch();
        return switch (in.currentToken()) {
            case START_OBJECT -> members(in);
            case START_ARRAY -> items(in);
            case VALUE_STRING -> wellFormed(in.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Literal(in.getText());
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case null, default -> null;
        };
    }

    private Map<String, @Nullable Object> members(JsonParser in) throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = wellFormed(in.currentName());
            in.nextToken();
            members.put(name, value(in));
        }
        budget.members(members.size());
        return members;
    }

    private List<@Nullable Object> items(JsonParser in) throws IOException {
        List<@Nullable Object> items = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(in));
            budget.append(items.size());
        }
        return items;
    }

    /** Half of a surrogate pair becomes U+FFFD, as in Go. */
    public static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                StringBuilder out = new StringBuilder(text.length());
                text.codePoints()
                        .forEach(c -> out.appendCodePoint(
                                c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c));
                return out.toString();
            }
        }
        return text;
    }
}
