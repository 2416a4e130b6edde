package dev.tripline.language.script.library;

import dev.tripline.language.script.pattern.BadPattern;
import dev.tripline.language.script.pattern.Match;
import dev.tripline.language.script.pattern.Pattern;
import dev.tripline.language.script.run.Call;
import dev.tripline.language.script.run.Native;
import dev.tripline.language.script.value.LuaFunction;
import dev.tripline.language.script.value.LuaTable;
import dev.tripline.language.script.value.LuaType;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions of {@code string} that search. */
final class PatternFunctions {
    static final Map<String, Native> FUNCTIONS = Map.of(
            "find", PatternFunctions::find,
            "match", PatternFunctions::match,
            "gmatch", PatternFunctions::each,
            "gfind", PatternFunctions::each,
            "gsub", PatternFunctions::replace);

    private PatternFunctions() {}

    private static List<Match> matches(Call call, int from, int limit) {
        String text = call.text(1);
        String pattern = call.text(2);
        call.budget().scan(8 * pattern.length());
        try {
            return Pattern.compile(pattern).find(text, from, limit, call.budget());
        } catch (BadPattern e) {
            throw call.machine().error(e.reason());
        }
    }

    private static @Nullable Object[] find(Call call) {
        String text = call.text(1);
        String pattern = call.text(2);
        if (pattern.isEmpty()) {
            return Call.result(1.0, 0.0);
        }
        int from = StringLibrary.start(text, call.index(3, 1));
        if (call.count() == 4 && LuaType.truth(call.get(4))) {
            return plain(call, text, pattern, from);
        }
        List<Match> found = matches(call, from, 1);
        if (found.isEmpty()) {
            return Call.one(null);
        }
        Match match = found.getFirst();
        @Nullable Object[] result = new Object[match.captures() + 2];
        result[0] = (double) match.start() + 1;
        result[1] = (double) match.end();
        for (int i = 1; i <= match.captures(); i++) {
            result[i + 1] = match.capture(i);
        }
        return result;
    }

    private static @Nullable Object[] plain(Call call, String text, String wanted, int from) {
        if (from > text.length()) {
            throw call.machine().error("slice bounds out of range");
        }
        int place = text.indexOf(wanted, from);
        call.budget().scan((place < 0 ? text.length() : place) - from + wanted.length());
        return place < 0 ? Call.one(null) : Call.result(place + 1.0, (double) place + wanted.length());
    }

    private static @Nullable Object[] match(Call call) {
        String text = call.text(1);
        call.text(2);
        long offset = call.index(3, 1);
        offset = offset < 0 ? text.length() + offset + 1 : offset;
        int from = (int) Math.max(0, offset - 1);
        List<Match> found = matches(call, from, 1);
        if (found.isEmpty()) {
            return Native.NOTHING;
        }
        return found.getFirst().values();
    }

    private static @Nullable Object[] each(Call call) {
        Iterator<Match> matches = matches(call, 0, -1).iterator();
        Native next = inner -> matches.hasNext() ? matches.next().values() : Native.NOTHING;
        return Call.one(next);
    }

    private static @Nullable Object[] replace(Call call) {
        String text = call.text(1);
        call.text(2);
        Object by = call.get(3);
        if (!(by instanceof String || by instanceof LuaTable || by instanceof LuaFunction)) {
            throw call.wrongType(3, "string or table or function");
        }
        List<Match> matches = matches(call, 0, call.index(4, -1));
        Text out = new Text(call.budget());
        int end = 0;
        for (Match match : matches) {
            out.append(text, Math.min(end, match.start()), match.start());
            if (by instanceof String pattern) {
                fill(call, out, match, pattern);
            } else {
                Object value = replacement(call, match, by);
                out.append(value == null ? (String) match.capture(0) : value instanceof String it ? it : number(value));
            }
            end = match.end();
        }
        out.append(text, end, text.length());
        return Call.result(out.toString(), (double) matches.size());
    }

    /** Null: the match stays. */
    private static @Nullable Object replacement(Call call, Match match, Object by) {
        call.budget().step();
        @Nullable Object[] captures = match.values();
        Object value = by instanceof LuaTable table
                ? call.machine().index(table, captures[0])
                : call.machine().callForOne(by, captures);
        return LuaType.truth(value) ? value : null;
    }

    private static String number(Object value) {
        return value instanceof Double ? LuaType.text(value) : "";
    }

    private static void fill(Call call, Text out, Match match, String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c != '%' || i + 1 == pattern.length()) {
                out.append(c);
                continue;
            }
            char next = pattern.charAt(++i);
            if (next >= '0' && next <= '9') {
                out.append(capture(call, match, next - '0'));
            } else {
                out.append(next == '%' ? "%" : "%" + next);
            }
        }
    }

    private static String capture(Call call, Match match, int number) {
        if (number > match.captures() && number > 1) {
            throw call.machine().error("invalid capture index");
        }
        return LuaType.text(match.capture(number > match.captures() ? 0 : number));
    }
}
