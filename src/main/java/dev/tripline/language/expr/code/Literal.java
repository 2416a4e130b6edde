package dev.tripline.language.expr.code;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.expr.frame.Frame;
import dev.tripline.language.fmt.GoFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A list or map that is made of its parts. */
public sealed interface Literal extends Code {
    record Array(List<Code> items) implements Literal {
        @Override
        public Object run(Frame frame) throws EvaluationFailure {
            frame.evaluation().items(items.size());
            @Nullable Object[] values = new @Nullable Object[items.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = items.get(i).evaluate(frame);
            }
            return Collections.unmodifiableList(Arrays.asList(values));
        }
    }

    /** Of a key that comes twice the first counts. */
    record Members(List<Code> keys, List<Code> values, int at) implements Literal {
        @Override
        public Object run(Frame frame) throws EvaluationFailure {
            frame.evaluation().items(keys.size());
            List<@Nullable Object> names = new ArrayList<>(keys.size());
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            for (int i = 0; i < keys.size(); i++) {
                Object name = keys.get(i).evaluate(frame);
                Object value = values.get(i).evaluate(frame);
                names.add(name);
                if (name instanceof String text && !members.containsKey(text)) {
                    members.put(text, value);
                }
            }
            frame.reach(at);
            for (Object name : names) {
                if (!(name instanceof String)) {
                    throw new EvaluationFailure("a key of a map cannot be " + GoFormat.typeName(name));
                }
            }
            return Collections.unmodifiableMap(members);
        }
    }
}
