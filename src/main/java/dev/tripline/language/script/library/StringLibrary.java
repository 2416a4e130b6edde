package dev.tripline.language.script.library;

import dev.tripline.language.script.run.Call;
import dev.tripline.language.script.run.Native;
import dev.tripline.language.script.value.Budget;
import dev.tripline.language.script.value.Bytes;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code string}, but for patterns and {@code format}. Also the metatable of texts. */
final class StringLibrary {
    static final Map<String, Native> FUNCTIONS = functions();

    private StringLibrary() {}

    private static Map<String, Native> functions() {
        Map<String, Native> all = new HashMap<>(PatternFunctions.FUNCTIONS);
        all.put("byte", StringLibrary::bytes);
        all.put("char", StringLibrary::text);
        all.put("dump", call -> {
            throw call.machine().error("GopherLua does not support the string.dump");
        });
        all.put("format", call -> Call.one(Format.of(call)));
        all.put("len", call -> Call.one((double) call.text(1).length()));
        all.put("lower", call -> cased(call, false));
        all.put("rep", StringLibrary::repeat);
        all.put("reverse", StringLibrary::reverse);
        all.put("sub", StringLibrary::part);
        all.put("upper", call -> cased(call, true));
        return all;
    }

    private static @Nullable Object[] bytes(Call call) {
        String text = call.text(1);
        int length = text.length();
        long from = (long) call.index(2, 1) - 1;
        long to = call.index(3, -1);
        from = from < 0 ? length + from + 1 : from;
        to = to < 0 ? length + to + 1 : to;
        if (call.count() == 2) {
            return from < 0 || from >= length ? Native.NOTHING : Call.one((double) text.charAt((int) from));
        }
        int first = (int) Math.max(from, 0);
        int last = (int) Math.min(to, length);
        if (last <= first) {
            return Native.NOTHING;
        }
        if (last - first > BaseLibrary.MOST_VALUES) {
            throw call.machine().error("registry overflow");
        }
        call.budget().steps(last - first);
        @Nullable Object[] values = new Object[last - first];
        for (int i = 0; i < values.length; i++) {
            values[i] = (double) text.charAt(first + i);
        }
        return values;
    }

    private static @Nullable Object[] text(Call call) {
        StringBuilder out = new StringBuilder(call.count());
        for (int i = 1; i <= call.count(); i++) {
            out.append((char) (call.whole(i) & 0xFF));
        }
        call.budget().text(out.length());
        return Call.one(out.toString());
    }

    /** Character by character, as in Go: one stays one. */
    private static @Nullable Object[] cased(Call call, boolean upper) {
        String text = call.text(1);
        if (Bytes.isAscii(text)) {
            call.budget().text(text.length());
            return Call.one(upper ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT));
        }
        call.budget().steps(text.length() / 4);
        StringBuilder out = new StringBuilder(text.length());
        Bytes.decode(text)
                .codePoints()
                .forEach(c -> out.appendCodePoint(upper ? Character.toUpperCase(c) : Character.toLowerCase(c)));
        String result = Bytes.of(out.toString());
        call.budget().text(result.length());
        return Call.one(result);
    }

    private static @Nullable Object[] repeat(Call call) {
        String text = call.text(1);
        long count = Math.max(0, call.whole(2));
        if (text.isEmpty()) {
            return Call.one("");
        }
        call.budget().text(Math.min(count, Budget.LONGEST_TEXT + 1L) * text.length());
        return Call.one(text.repeat((int) count));
    }

    private static @Nullable Object[] reverse(Call call) {
        String text = call.text(1);
        call.budget().text(text.length());
        StringBuilder out = new StringBuilder(text.length());
        for (int i = text.length() - 1; i >= 0; i--) {
            out.append(text.charAt(i));
        }
        return Call.one(out.toString());
    }

    private static @Nullable Object[] part(Call call) {
        String text = call.text(1);
        int from = start(text, call.index(2));
        long end = call.index(3, -1);
        int to = (int) Math.max(0, Math.min(end < 0 ? text.length() + end + 1 : end, text.length()));
        if (from >= text.length() || to < from) {
            return Call.one("");
        }
        call.budget().text(to - from);
        return Call.one(text.substring(from, to));
    }

    /** Where a search from a Lua index begins; 0 counts as 1, negative ones from the end. May lie behind the end. */
    static int start(String text, int index) {
        if (index >= 0) {
            return Math.max(0, index - 1);
        }
        return (int) Math.max(0, (long) text.length() + index);
    }
}
