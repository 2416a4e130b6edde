package dev.tripline.language.path.eval;

import dev.tripline.language.path.text.Budget;
import dev.tripline.language.path.text.Kind;
import dev.tripline.language.path.text.Scan;
import dev.tripline.language.path.text.Slice;
import java.util.Optional;

/**
 * One pass over a region along a plain path. Looks at each letter once for each step that is tried on it and copies
 * nothing but what is found. The methods answer the position that they came to, or {@link #HIT}.
 */
final class Walk {
    /** Found; where the walk stands no longer matters. */
    private static final int HIT = -1;

    private final Slice region;
    private final String text;
    private final int end;
    private final Budget budget;
    private Found found = Found.NOTHING;
    private Optional<Route> pipe = Optional.empty();

    Walk(Slice region, Budget budget) {
        this.region = region;
        this.text = region.text();
        this.end = region.to();
        this.budget = budget;
    }

    Found run(Step step, boolean lines) {
        budget.spend(region.length());
        if (lines) {
            elements(region.from(), step);
        } else {
            int open = region.from();
            while (open < end && text.charAt(open) != '{' && text.charAt(open) != '[') {
                open++;
            }
            if (open < end) {
                container(open, step);
            }
        }
        return pipe.isEmpty()
                ? found
                : Found.made(pipe.get().get(found.value(), budget).value());
    }

    private int container(int open, Step step) {
        budget.enter();
        int at = text.charAt(open) == '{' ? members(open + 1, step) : elements(open + 1, step);
        budget.leave();
        return at;
    }

    private int members(int from, Step step) {
        Member member = step.member();
        pipeTo(member.pipe());
        int i = from;
        while (i < end) {
            while (i < end && text.charAt(i) != '"') {
                if (text.charAt(i) == '}') {
                    return i + 1;
                }
                i++;
            }
            int close = i < end ? Scan.string(text, i + 1, end) : Scan.UNTERMINATED;
            if (close < 0) {
                return end;
            }
            boolean match = member.matches(text, i + 1, close - 1, budget);
            i = Scan.seekValue(text, close, end);
            if (i < end) {
                i = value(i, match, member.next());
            }
            if (i < 0) {
                return i;
            }
        }
        return i;
    }

    private int elements(int from, Step step) {
        Element element = step.element();
        pipeTo(element.pipe());
        Gathered gathered = new Gathered(budget);
        int i = from;
        for (long index = 0; i <= end; index++) {
            i = seekElement(i);
            if (i >= end || text.charAt(i) == ']') {
                return close(i, element, index, gathered);
            }
            i = switch (element) {
                case Element.At at -> value(i, at.index() == index, at.next());
                case Element.Count count -> skip(i);
                case Element.Each each -> each(i, each, gathered);
                case Element.Where where -> query(i, where, gathered);
            };
            if (i < 0) {
                return i;
            }
        }
        return i;
    }

    /** At the end of an array: what could not be known before. An array that is not closed ends with the text. */
    private int close(int i, Element element, long count, Gathered gathered) {
        switch (element) {
            case Element.Count counted -> found = Found.count(count);
            case Element.Each each -> {
                found = gathered.list();
                pipeTo(each.pipe());
            }
            case Element.Where where -> {
                if (where.all() && !found.exists()) {
                    found = gathered.list();
                }
                return i + 1;
            }
            case Element.At at -> {
                return i + 1;
            }
        }
        return HIT;
    }

    /** Takes the value at this position, goes into it or steps over it. */
    private int value(int i, boolean match, Optional<Step> next) {
        Kind kind = Scan.kind(text, i, end);
        if (match && next.isPresent() && kind == Kind.JSON) {
            return container(i, next.get());
        }
        int to = Scan.end(text, i, end, kind);
        if (to >= 0 && match && next.isEmpty()) {
            found = Found.in(new Slice(kind, text, i, to));
            return HIT;
        }
        return to;
    }

    private int skip(int i) {
        return Scan.end(text, i, end, Scan.kind(text, i, end));
    }

    private int each(int i, Element.Each each, Gathered gathered) {
        int to = skip(i);
        if (to >= 0) {
            gathered.add(each.route().get(slice(i, to), budget));
        }
        return to;
    }

    private int query(int i, Element.Where where, Gathered gathered) {
        int to = skip(i);
        if (to < 0) {
            return to;
        }
        Slice item = slice(i, to);
        if (!where.holds(item, budget)) {
            return to;
        }
        pipeTo(where.restPipe());
        Found hit = where.rest().isPresent() ? where.rest().get().get(item, budget) : Found.in(item);
        if (where.all()) {
            gathered.add(hit);
            return to;
        }
        found = hit;
        return HIT;
    }

    private Slice slice(int from, int to) {
        return new Slice(Scan.kind(text, from, end), text, from, to);
    }

    private int seekElement(int from) {
        int i = from;
        while (i < end && text.charAt(i) != ']' && !Scan.startsValue(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private void pipeTo(Optional<Route> next) {
        if (next.isPresent()) {
            pipe = next;
        }
    }
}
