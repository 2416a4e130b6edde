package dev.tripline.language.path.modifier;

import dev.tripline.language.path.text.Budget;
import dev.tripline.language.path.text.Kind;
import dev.tripline.language.path.text.Members;
import dev.tripline.language.path.text.Slice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** {@code @pretty}: one member a line; an array without objects on one line when it fits the width. */
final class Pretty {
    private static final int WIDTH = 80;

    /** Below that a single line is not tried. */
    private static final int NARROW = 3;

    private record Pair(Slice key, Slice value) {}

    private final StringBuilder out = new StringBuilder();
    private final Budget budget;
    private final int width;
    private final String prefix;
    private final String indent;
    private final boolean sorted;

    /** Where the width of the current line counts from. */
    private int lineStart;

    private Pretty(Options options, Budget budget) {
        this.budget = budget;
        this.width = options.number("width", WIDTH);
        this.prefix = options.blanks("prefix", "");
        this.indent = options.blanks("indent", "  ");
        this.sorted = options.flag("sortKeys");
    }

    static Slice modifier(Slice region, String argument, Budget budget) {
        Pretty pretty = new Pretty(new Options(argument, budget), budget);
        pretty.out.append(pretty.prefix);
        pretty.write(Slice.parse(region), 0);
        if (!pretty.out.isEmpty()) {
            pretty.out.append('\n');
        }
        return Slice.region(pretty.out.toString());
    }

    private void write(Slice value, int tabs) {
        budget.enter();
        budget.checkOutput(out.length());
        if (value.isObject()) {
            object(value, tabs);
        } else if (!value.isArray()) {
            out.append(value.text(), value.from(), value.to());
        } else if (!onOneLine(value)) {
            array(value, tabs);
        }
        budget.leave();
    }

    private void array(Slice array, int tabs) {
        out.append('[');
        int count = 0;
        for (Members items = new Members(array, budget); items.next(); count++) {
            if (count > 0) {
                out.append(',');
            }
            // the width is counted from behind the line break here, but from the break itself before a first item
            lineBreak(tabs + 1, count > 0);
            write(items.value(), tabs + 1);
        }
        close(']', count, tabs);
    }

    private void object(Slice object, int tabs) {
        out.append('{');
        int count = 0;
        for (Pair member : members(object)) {
            if (count > 0) {
                out.append(',');
            }
            lineBreak(tabs + 1, false);
            out.append(member.key().raw()).append(": ");
            write(member.value(), tabs + 1);
            count++;
        }
        close('}', count, tabs);
    }

    private List<Pair> members(Slice object) {
        List<Pair> pairs = new ArrayList<>();
        for (Members members = new Members(object, budget); members.next(); ) {
            pairs.add(new Pair(members.key(), members.value()));
        }
        if (sorted) {
            pairs.sort(Comparator.comparing(Pair::key, Order::compare).thenComparing(Pair::value, Order::compare));
        }
        return pairs;
    }

    private void close(char bracket, int count, int tabs) {
        if (count > 0) {
            lineBreak(tabs, false);
        }
        out.append(bracket);
    }

    private void lineBreak(int tabs, boolean behind) {
        lineStart = out.length() + (behind ? 1 : 0);
        out.append('\n').append(prefix);
        out.repeat(indent, tabs);
        budget.checkOutput(out.length());
    }

    private boolean onOneLine(Slice array) {
        int start = out.length();
        int most = width - Layout.bytes(out, lineStart, start);
        if (width > 0 && most > NARROW && appendFlat(array, start, most)) {
            return true;
        }
        out.setLength(start);
        return false;
    }

    private boolean appendFlat(Slice value, int start, int most) {
        if (value.kind() != Kind.JSON) {
            out.append(value.text(), value.from(), value.to());
            return Layout.bytes(out, start, out.length()) <= most;
        }
        if (value.isObject()) {
            return false;
        }
        budget.enter();
        out.append('[');
        boolean fits = true;
        boolean first = true;
        for (Members items = new Members(value, budget); fits && items.next(); first = false) {
            out.append(first ? "" : ", ");
            fits = appendFlat(items.value(), start, most);
        }
        out.append(']');
        budget.leave();
        return fits && Layout.bytes(out, start, out.length()) <= most;
    }
}
