package dev.tripline.language.path;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.json.GoJson;
import dev.tripline.language.path.text.Validity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One JSON text, decoded when it is first asked for, checked at most once and shared by many paths. Safe for any thread. Bytes that are no
 * UTF-8 become U+FFFD.
 */
public final class Json {
    private static final byte[] NOTHING = new byte[0];

    /** What decoding came to. */
    private record Tree(@Nullable Object value, @Nullable EvaluationFailure failure) {}

    private final byte[] utf8;
    private volatile @Nullable String text;
    private volatile @Nullable Validity validity;
    private volatile @Nullable Tree tree;

    private Json(byte[] utf8, @Nullable String text) {
        this.utf8 = utf8;
        this.text = text;
    }

    /** Of bytes that nobody changes any more. */
    public static Json of(byte[] utf8) {
        return new Json(utf8, null);
    }

    public static Json of(String text) {
        return new Json(NOTHING, text);
    }

    /** Whether this is exactly one well-formed JSON value (gjson.Valid); the empty text is not. Any nesting is fine. */
    public boolean isValid() {
        return validity().isValid();
    }

    /**
     * What makes this more than the interpreters of this house look into, in words; empty when it is within bounds.
     */
    public Optional<String> excess() {
        Validity known = validity();
        if (known.deepest() > GoJson.DEEPEST) {
            return Optional.of("nested deeper than " + GoJson.DEEPEST + " levels");
        }
        return known.longestNumber() > GoJson.LONGEST_NUMBER
                ? Optional.of("a number of " + known.longestNumber() + " digits, at most " + GoJson.LONGEST_NUMBER)
                : Optional.empty();
    }

    private Validity validity() {
        Validity known = validity;
        if (known == null) {
            known = Validity.check(text());
            validity = known;
        }
        return known;
    }

    /**
     * The values, as {@link GoJson#unmarshal} reads them: decoded when first asked for and shared by everybody who asks.
     * Unmodifiable.
     *
     * @throws EvaluationFailure when it is not JSON, has a number out of range, or is beyond a bound
     */
    public @Nullable Object tree() throws EvaluationFailure {
        Tree known = tree;
        if (known == null) {
            known = decode();
            tree = known;
        }
        if (known.failure() != null) {
            throw known.failure();
        }
        return known.value();
    }

    /**
     * The members of an object; none when the text is {@code null}, as Go reads it.
     *
     * @throws EvaluationFailure when it is something else, or as {@link #tree}
     */
    public Map<String, @Nullable Object> members() throws EvaluationFailure {
        Object value = tree();
        if (value instanceof Map<?, ?> members) {
            @SuppressWarnings("unchecked") // JSON keys are strings
            Map<String, @Nullable Object> typed = (Map<String, @Nullable Object>) members;
            return typed;
        }
        if (value == null) {
            return Map.of();
        }
        String type = switch (value) {
            case List<?> list -> "array";
            case String text -> "string";
            case Boolean bool -> "bool";
            default -> "number";
        };
        throw new EvaluationFailure("the event's data is not a JSON object but a JSON " + type);
    }

    private Tree decode() {
        try {
            return new Tree(GoJson.unmarshal(text()), null);
        } catch (EvaluationFailure e) {
            return new Tree(null, e);
        }
    }

    /** Two threads that ask first may both decode; what they get is the same. */
    public String text() {
        String decoded = text;
        if (decoded == null) {
            decoded = new String(utf8, StandardCharsets.UTF_8);
            text = decoded;
        }
        return decoded;
    }

    /** The size only: documents may hold secrets, so they never print themselves. */
    @Override
    public String toString() {
        return text().length() + " characters of JSON";
    }
}
