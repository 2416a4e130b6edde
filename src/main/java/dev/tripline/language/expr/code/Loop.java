package dev.tripline.language.expr.code;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.expr.frame.Frame;
import dev.tripline.language.expr.frame.Items;
import dev.tripline.language.expr.frame.Scope;
import dev.tripline.language.expr.value.AnyMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A builtin that does the same with each item of a list. {@code at} is where its name stands. */
public sealed interface Loop extends Code {
    Code list();

    int at();

    @Override
    default @Nullable Object run(Frame frame) throws EvaluationFailure {
        Object value = list().evaluate(frame);
        frame.reach(at());
        Scope scope = frame.enter(Items.of(value, frame.evaluation()));
        Object result = over(scope, frame);
        frame.leave(scope);
        return result;
    }

    @Nullable
    Object over(Scope scope, Frame frame) throws EvaluationFailure;

    /** {@code all}, {@code any} and {@code none}: the first item that is so decides. */
    record Quantified(Code list, Code predicate, boolean deciding, boolean decision, int at) implements Loop {
        @Override
        public Object over(Scope scope, Frame frame) throws EvaluationFailure {
            for (int i = 0; i < scope.size(); i++) {
                scope.index(i);
                if (predicate.truth(frame) == deciding) {
                    return decision;
                }
            }
            return !decision;
        }
    }

    /**
     * {@code count} and {@code one}.
     *
     * @param one whether the question is if there is exactly one
     */
    record Count(Code list, Code predicate, boolean one, int at) implements Loop {
        @Override
        public Object over(Scope scope, Frame frame) throws EvaluationFailure {
            long count = 0;
            for (int i = 0; i < scope.size(); i++) {
                scope.index(i);
                if (predicate.truth(frame)) {
                    count++;
                }
            }
            return one ? (Object) (count == 1) : (Object) count;
        }
    }

    /**
     * @param mapped what becomes of an item that stays; without it, the item
     */
    record Filter(Code list, Code predicate, @Nullable Code mapped, int at) implements Loop {
        @Override
        public Object over(Scope scope, Frame frame) throws EvaluationFailure {
            List<@Nullable Object> kept = new ArrayList<>();
            for (int i = 0; i < scope.size(); i++) {
                scope.index(i);
                if (predicate.truth(frame)) {
                    frame.evaluation().items(1);
                    kept.add(mapped == null ? scope.item() : mapped.evaluate(frame));
                }
            }
            return Collections.unmodifiableList(kept);
        }
    }

    record Each(Code list, Code mapped, int at) implements Loop {
        @Override
        public Object over(Scope scope, Frame frame) throws EvaluationFailure {
            List<@Nullable Object> results = new ArrayList<>();
            for (int i = 0; i < scope.size(); i++) {
                scope.index(i);
                frame.evaluation().items(1);
                results.add(mapped.evaluate(frame));
            }
            return Collections.unmodifiableList(results);
        }
    }

    /** What a search gives. */
    enum Wanted {
        ITEM,
        /** The item; that there is none is a failure. */
        CERTAIN_ITEM,
        INDEX
    }

    /**
     * {@code find findIndex findLast findLastIndex}.
     *
     * @param mapped what becomes of the item
     */
    record Find(Code list, Code predicate, @Nullable Code mapped, Wanted wanted, boolean last, int at) implements Loop {
        @Override
        public @Nullable Object over(Scope scope, Frame frame) throws EvaluationFailure {
            for (int i = 0; i < scope.size(); i++) {
                scope.index(last ? scope.size() - 1 - i : i);
                if (predicate.truth(frame)) {
                    return found(scope, frame);
                }
            }
            if (wanted == Wanted.CERTAIN_ITEM) {
                throw new EvaluationFailure("index out of range: nothing was found");
            }
            return null;
        }

        private @Nullable Object found(Scope scope, Frame frame) throws EvaluationFailure {
            if (wanted == Wanted.INDEX) {
                return (long) scope.index();
            }
            return mapped == null ? scope.item() : mapped.evaluate(frame);
        }
    }

    record Group(Code list, Code key, int at) implements Loop {
        @Override
        public Object over(Scope scope, Frame frame) throws EvaluationFailure {
            AnyMap groups = AnyMap.ofGroups();
            for (int i = 0; i < scope.size(); i++) {
                scope.index(i);
                frame.evaluation().items(1);
                groups.group(key.evaluate(frame), scope.item());
            }
            return groups;
        }
    }

    /**
     * @param initial evaluated within the loop; without it, the first item
     */
    record Reduce(Code list, Code body, @Nullable Code initial, int at) implements Loop {
        @Override
        public @Nullable Object over(Scope scope, Frame frame) throws EvaluationFailure {
            scope.accumulator(initial == null ? scope.item() : initial.evaluate(frame));
            for (int i = initial == null ? 1 : 0; i < scope.size(); i++) {
                scope.index(i);
                scope.accumulator(body.evaluate(frame));
            }
            return scope.accumulator();
        }
    }
}
