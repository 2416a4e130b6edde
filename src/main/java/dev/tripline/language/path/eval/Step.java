package dev.tripline.language.path.eval;

import org.jspecify.annotations.Nullable;

/** The rest of a plain path, compiled on first use for an object and for an array, who read it differently. */
final class Step {
    private static final int COMPILED_AHEAD = 32;

    private final String path;
    private @Nullable Member member;
    private @Nullable Element element;

    Step(String path) {
        this.path = path;
    }

    Member member() {
        Member known = member;
        if (known == null) {
            known = Member.parse(path);
            member = known;
        }
        return known;
    }

    Element element() {
        Element known = element;
        if (known == null) {
            known = Element.parse(path);
            element = known;
        }
        return known;
    }

    void compile() {
        Step step = this;
        for (int i = 0; i < COMPILED_AHEAD; i++) {
            step.element();
            Member next = step.member();
            if (next.next().isEmpty()) {
                return;
            }
            step = next.next().get();
        }
    }
}
