package dev.tripline.language.govaluate.stage;

import dev.tripline.language.EvaluationFailure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values with commas between them. A first one that is a list already is extended, every other list is one element. */
public record ListOf(Stage first, List<Stage> more) implements Stage {
    public ListOf {
        more = List.copyOf(more);
    }

    @Override
    public Object value(Evaluation evaluation) throws EvaluationFailure {
        Object head = first.value(evaluation);
        List<@Nullable Object> all = new ArrayList<>();
        if (head instanceof List<?> list) {
            evaluation.spend(list.size());
            all.addAll(list);
        } else {
            all.add(head);
        }
        for (Stage one : more) {
            evaluation.step();
            all.add(one.value(evaluation));
        }
        return Collections.unmodifiableList(all);
    }
}
