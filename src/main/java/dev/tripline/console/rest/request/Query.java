package dev.tripline.console.rest.request;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.ledger.history.Page;
import dev.tripline.ledger.history.Span;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The query of a request: only what is known, each once. Every complaint is a {@link Refusal}. */
public final class Query {
    /** A page is no longer than this. */
    public static final int LONGEST_PAGE = 500;

    private static final int PAGE = 50;

    private final MultivaluedMap<String, String> given;
    private final Instant now;

    private Query(MultivaluedMap<String, String> given, Instant now) {
        this.given = given;
        this.now = now;
    }

    public static Query of(MultivaluedMap<String, String> given, Instant now, Set<String> known) {
        for (var one : given.entrySet()) {
            if (!known.contains(one.getKey())) {
                throw Refusal.senseless("there is no parameter " + one.getKey() + "; there are "
                        + String.join(", ", new TreeSet<>(known)));
            }
            if (one.getValue().size() > 1) {
                throw Refusal.senseless(one.getKey() + " is given more than once");
            }
        }
        return new Query(given, now);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(given.getFirst(name)).filter(text -> !text.isEmpty());
    }

    public Optional<String> oneOf(String name, List<String> words) {
        Optional<String> word = text(name);
        if (word.isPresent() && !words.contains(word.get())) {
            throw Refusal.senseless(name + ": want one of " + String.join(", ", words) + ", not " + word.get());
        }
        return word;
    }

    public Optional<Instant> moment(String name) {
        return text(name).map(text -> Moments.read(name, text, now));
    }

    public int limit() {
        String text = text("limit").orElse(String.valueOf(PAGE));
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= LONGEST_PAGE) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw Refusal.senseless("limit: want a number from 1 to " + LONGEST_PAGE + ", not " + text);
    }

    /**
     * From {@code since}, {@code until}, {@code cursor} and {@code limit}.
     *
     * @param since unless it is given
     */
    public Span span(Instant since) {
        return new Span(moment("since").orElse(since), moment("until"), before(), limit());
    }

    private long before() {
        Optional<String> cursor = text("cursor");
        if (cursor.isEmpty()) {
            return Long.MAX_VALUE;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor.get()), StandardCharsets.UTF_8);
            return Long.parseLong(text.substring(1));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw Refusal.senseless("cursor: want what an answer had under next");
        }
    }

    /** A page as the API gives it. */
    public static ObjectNode answer(Page page) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode items = answer.putArray("items");
        page.items().forEach(items::add);
        page.next()
                .ifPresent(next -> answer.put(
                        "next",
                        Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(("b" + next).getBytes(StandardCharsets.UTF_8))));
        if (page.truncated()) {
            answer.put("truncated", true);
        }
        return answer;
    }
}
