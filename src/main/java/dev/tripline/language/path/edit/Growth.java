package dev.tripline.language.path.edit;

import dev.tripline.language.path.text.Budget;
import dev.tripline.language.path.text.Members;
import dev.tripline.language.path.text.Slice;
import dev.tripline.language.path.text.Strings;
import java.util.List;
import java.util.Optional;

/** A value that grows by a destination which it does not have yet. */
final class Growth {
    private final StringBuilder out = new StringBuilder();
    private final List<Destination.Part> parts;
    private final String raw;
    private int padded;

    private Growth(List<Destination.Part> parts, String raw) {
        this.parts = parts;
        this.raw = raw;
    }

    static String of(Slice region, List<Destination.Part> parts, String raw, Budget budget) throws Refusal {
        Growth growth = new Growth(parts, raw);
        growth.grow(region, budget);
        return growth.out.toString();
    }

    private void grow(Slice region, Budget budget) throws Refusal {
        boolean blank = region.raw().chars().allMatch(c -> c <= ' ');
        Slice container = Slice.parse(region);
        if (blank || !container.isObject() && !container.isArray()) {
            fresh();
        } else if (container.isObject()) {
            intoObject(container);
        } else {
            intoArray(container, budget);
        }
    }

    /** Nothing is there, or a scalar, which gives way. */
    private void fresh() throws Refusal {
        Optional<Long> index = parts.getFirst().index();
        if (index.isPresent()) {
            out.append('[');
            pad("null,", index.get());
            append(true);
            out.append(']');
        } else {
            out.append('{');
            append(false);
            out.append('}');
        }
    }

    private void intoObject(Slice object) throws Refusal {
        String text = object.raw();
        int end = Math.max(0, text.lastIndexOf('}'));
        out.append(text, 0, end);
        comma(text);
        append(false);
        out.append('}');
    }

    private void intoArray(Slice array, Budget budget) throws Refusal {
        Destination.Part first = parts.getFirst();
        Optional<Long> index = first.index();
        if (index.isEmpty() && !first.appends()) {
            throw new Refusal("cannot set array element for non-numeric key '" + first.key() + "'");
        }
        String text = array.raw();
        if (index.isEmpty()) {
            String open = text.trim();
            out.append(open, 0, open.endsWith("]") ? open.length() - 1 : open.length());
            comma(text);
        } else {
            rejoin(array, index.get(), budget);
        }
        append(true);
        out.append(']');
    }

    /** The items anew, without the blanks between them, and null for those that are missing before the index. */
    private void rejoin(Slice array, long index, Budget budget) throws Refusal {
        out.append('[');
        long count = 0;
        for (Members items = new Members(array, budget); items.next(); count++) {
            out.append(count > 0 ? "," : "");
            out.append(array.text(), items.value().from(), items.value().to());
        }
        if (count == 0) {
            pad("null,", index);
        } else {
            pad(",null", index - count);
            out.append(',');
        }
    }

    private void pad(String filler, long times) throws Refusal {
        long room = (Budget.MAX_OUTPUT - padded) / filler.length();
        if (times > room) {
            throw new Refusal("array index " + parts.getFirst().key() + " is too large: the result would exceed "
                    + Budget.MAX_OUTPUT + " characters");
        }
        int count = (int) Math.max(0, times);
        out.repeat(filler, count);
        padded += count * filler.length();
    }

    private void comma(String container) {
        int i = 1;
        while (i < container.length() && container.charAt(i) <= ' ') {
            i++;
        }
        if (i < container.length() && container.charAt(i) != '}' && container.charAt(i) != ']') {
            out.append(',');
        }
    }

    /** The first part as an item or member, with containers for all parts below. */
    private void append(boolean asItem) throws Refusal {
        StringBuilder closing = new StringBuilder();
        if (!asItem) {
            key(parts.getFirst());
        }
        for (Destination.Part part : parts.subList(1, parts.size())) {
            Optional<Long> index = part.index();
            if (index.isPresent() || part.appends()) {
                out.append('[');
                pad("null,", index.orElse(0L));
                closing.append(']');
            } else {
                out.append('{');
                key(part);
                closing.append('}');
            }
        }
        out.append(raw).append(closing.reverse());
    }

    private void key(Destination.Part part) {
        out.append(Strings.quoteSparingly(part.key())).append(':');
    }
}
