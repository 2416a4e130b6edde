package dev.tripline.language.govaluate.stage;

import com.google.re2j.Pattern;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.number.GoNumber;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values joined to a text, each as Go's {@code %v} prints it: {@code 1e+06}, {@code <nil>}, {@code [a b]}, {@code map[k:1]}. */
final class Printed {
    private final Evaluation evaluation;
    private final StringBuilder out = new StringBuilder();

    Printed(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    Printed add(@Nullable Object value) throws EvaluationFailure {
        add(value, 0);
        return this;
    }

    private void add(@Nullable Object value, int depth) throws EvaluationFailure {
        evaluation.enter(depth);
        switch (value) {
            case null -> write("<nil>");
            case String text -> write(text);
            case Double number -> write(GoNumber.print(number));
            case Boolean bool -> write(bool.toString());
            case Pattern pattern -> write(pattern.pattern());
            case List<?> list -> {
                String before = "[";
                for (Object one : list) {
                    write(before);
                    add(one, depth + 1);
                    before = " ";
                }
                write(list.isEmpty() ? "[]" : "]");
            }
            case Map<?, ?> map -> members(map, depth + 1);
            default -> throw new EvaluationFailure(Words.of(value) + " cannot be printed");
        }
    }

    private void members(Map<?, ?> map, int depth) throws EvaluationFailure {
        List<String> keys = map.keySet().stream()
                .map(String::valueOf)
                .sorted(Words::compare)
                .toList();
        write("map[");
        String before = "";
        for (String key : keys) {
            write(before);
            write(key);
            write(":");
            add(map.get(key), depth);
            before = " ";
        }
        write("]");
    }

    private void write(String text) throws EvaluationFailure {
        evaluation.make(text.length());
        out.append(text);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
