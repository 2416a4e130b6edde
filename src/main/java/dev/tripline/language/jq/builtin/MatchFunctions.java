package dev.tripline.language.jq.builtin;

import com.google.re2j.Pattern;
import dev.tripline.language.jq.function.Call;
import dev.tripline.language.jq.function.NativeFunction;
import dev.tripline.language.jq.operation.Access;
import dev.tripline.language.jq.operation.Complaint;
import dev.tripline.language.jq.operation.Sum;
import dev.tripline.language.jq.regex.Matches;
import dev.tripline.language.jq.value.Budget;
import dev.tripline.language.jq.value.Kinds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the prelude makes {@code test}, {@code match}, {@code capture} and their kin of. */
final class MatchFunctions {
    private MatchFunctions() {}

    static void addTo(Map<String, NativeFunction> all) {
        all.put("_match/3", MatchFunctions::match);
        all.put("_pieces/2", MatchFunctions::pieces);
        all.put("_assembled/2", (in, args, call) -> assembled(in, args[0], args[1], call.budget()));
        all.put("_captures/0", (in, args, call) -> captures(in, call));
    }

    /** The expression, its flags or null, and whether only yes or no is asked. */
    private static Object match(@Nullable Object in, @Nullable Object[] args, Call call) {
        boolean testing = Boolean.TRUE.equals(args[2]);
        String flags = args[1] == null ? "" : args[1] instanceof String given ? given : null;
        if (flags == null || !(in instanceof String text) || !(args[0] instanceof String expression)) {
            throw Complaint.of(testing ? "test" : "match", in, args[0], args[1]);
        }
        Pattern pattern = call.expressions().get(expression, flags);
        return testing
                ? (Object) Matches.any(pattern, text, call.budget())
                : Matches.of(pattern, text, flags.indexOf('g') >= 0, call.budget());
    }

    /** The expression, and its flags or null. */
    private static Object pieces(@Nullable Object in, @Nullable Object[] args, Call call) {
        String flags = args[1] == null ? "" : args[1] instanceof String given ? given : null;
        if (flags == null || !(in instanceof String text) || !(args[0] instanceof String expression)) {
            throw Complaint.of("match", in, args[0], args[1]);
        }
        Pattern pattern = call.expressions().get(expression, flags);
        return Matches.pieces(pattern, text, flags.indexOf('g') >= 0, call.budget());
    }

    /**
     * Puts texts together: of the first replacements of all matches one, of the second another, and so on.
     *
     * @param in for each match an array of what stands before it and its replacements
     */
    private static List<@Nullable Object> assembled(
            @Nullable Object in, @Nullable Object whole, @Nullable Object tail, Budget budget) {
        List<Total> texts = new ArrayList<>();
        for (Object one : ListFunctions.list("sub", in)) {
            List<@Nullable Object> parts = ListFunctions.list("sub", one);
            for (int i = 1; i < parts.size(); i++) {
                if (texts.size() < i) {
                    texts.add(new Total(budget));
                }
                texts.get(i - 1).add(Sum.add(parts.getFirst(), parts.get(i), budget));
            }
        }
        List<@Nullable Object> done = new ArrayList<>();
        for (Total text : texts) {
            text.add(tail);
            done.add(text.value());
        }
        if (done.isEmpty()) {
            done.add(whole);
        }
        return done;
    }

    /** Texts by name. */
    private static Map<String, @Nullable Object> captures(@Nullable Object in, Call call) {
        List<@Nullable Object> captures = Kinds.list(in);
        if (captures == null) {
            throw Access.noArray(in);
        }
        call.budget().members(captures.size());
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        for (Object item : captures) {
            Map<String, @Nullable Object> capture = Kinds.map(item);
            if (capture != null && capture.get("name") instanceof String name) {
                named.put(name, capture.get("string"));
            }
        }
        return named;
    }
}
