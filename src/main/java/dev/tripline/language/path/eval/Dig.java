package dev.tripline.language.path.eval;

import dev.tripline.language.path.text.Budget;
import dev.tripline.language.path.text.Kind;
import dev.tripline.language.path.text.Members;
import dev.tripline.language.path.text.Slice;

/** {@code @dig:path}: everything that the path finds, at every depth. */
record Dig(Route path) {
    Slice in(Slice region, Budget budget) {
        StringBuilder out = new StringBuilder("[");
        dig(Slice.parse(region), out, budget);
        return Slice.region(out.append(']').toString());
    }

    private void dig(Slice parent, StringBuilder out, Budget budget) {
        budget.enter();
        budget.spend(parent.length());
        Slice hit = path.get(parent, budget).value();
        if (hit.exists()) {
            if (out.length() > 1) {
                out.append(',');
            }
            out.append(hit.text(), hit.from(), hit.to());
            budget.checkOutput(out.length());
        }
        if (parent.kind() == Kind.JSON) {
            for (Members members = new Members(parent, budget); members.next(); ) {
                dig(members.value(), out, budget);
            }
        }
        budget.leave();
    }
}
