package dev.tripline.language.path.eval;

import dev.tripline.language.path.text.Budget;
import dev.tripline.language.path.text.Scan;
import dev.tripline.language.path.text.Slice;
import dev.tripline.language.path.text.Strings;
import dev.tripline.language.path.text.Validity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code [a,b]} or {@code {"x":a,b}}: a new array or object of what each entry finds. Entries that find nothing are left out. */
record Multipath(boolean object, List<Entry> entries, Optional<Route> then) implements Form {
    /** One entry; the key is ready to be written. */
    record Entry(String key, Route path) {}

    /** An unclosed one is the empty path; text behind a closed one is a path by itself. gjson does so. */
    static Form parse(String path) {
        boolean object = path.charAt(0) == '{';
        List<Entry> entries = new ArrayList<>();
        int depth = 1;
        int start = 1;
        int colon = 0;
        boolean modifier = false;
        for (int i = 1; i < path.length(); i++) {
            char c = path.charAt(i);
            switch (c) {
                case '\\' -> i++;
                case '@' -> modifier |= ".|".indexOf(path.charAt(i - 1)) >= 0;
                case ':' -> colon = colon == 0 && depth == 1 && !modifier ? i : colon;
                case '"' -> i = behindString(path, i) - 1;
                case '[', '(', '{' -> depth++;
                case ']', ')', '}' -> depth--;
                default -> {}
            }
            if (depth == 0 || depth == 1 && c == ',') {
                entries.add(entry(path, start, colon, i));
                start = i + 1;
                colon = 0;
                modifier = false;
            }
            if (depth == 0) {
                return close(object, entries, path.substring(i + 1));
            }
        }
        return Route.plain("");
    }

    private static Form close(boolean object, List<Entry> entries, String rest) {
        Optional<Route> then = Route.follow(rest);
        boolean complete = rest.isEmpty() || then.isPresent();
        return complete ? new Multipath(object, List.copyOf(entries), then) : Route.plain(rest);
    }

    private static int behindString(String path, int quote) {
        int close = Scan.string(path, quote + 1, path.length());
        return close < 0 ? path.length() + 1 : close;
    }

    private static Entry entry(String path, int start, int colon, int end) {
        String name = colon == 0 ? "" : path.substring(start, colon);
        String route = path.substring(colon == 0 ? start : colon + 1, end);
        if (name.isEmpty()) {
            String last = lastPart(route);
            return new Entry(Strings.quote(isSimple(last) ? last : "_"), Route.of(route));
        }
        boolean quoted = name.charAt(0) == '"' && Validity.of(name);
        return new Entry(quoted ? name : Strings.quote(name), Route.of(route));
    }

    private static String lastPart(String path) {
        for (int i = path.length() - 1; i >= 0; i--) {
            boolean separator = path.charAt(i) == '|' || path.charAt(i) == '.';
            if (separator && (i == 0 || path.charAt(i - 1) != '\\')) {
                return path.substring(i + 1);
            }
        }
        return path;
    }

    private static boolean isSimple(String name) {
        return name.chars().allMatch(c -> c >= ' ' && "[]{}()#|!".indexOf(c) < 0);
    }

    @Override
    public Found get(Slice region, Budget budget) {
        StringBuilder out = new StringBuilder().append(object ? '{' : '[');
        for (Entry entry : entries) {
            Slice value = entry.path().get(region, budget).value();
            if (value.exists()) {
                if (out.length() > 1) {
                    out.append(',');
                }
                if (object) {
                    out.append(entry.key()).append(':');
                }
                out.append(value.text(), value.from(), value.to());
                budget.spend(value.length());
                budget.checkOutput(out.length());
            }
        }
        Found made = Found.json(out.append(object ? '}' : ']').toString());
        return then.isPresent()
                ? Found.made(then.get().get(made.value(), budget).value())
                : made;
    }
}
