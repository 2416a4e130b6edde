package dev.tripline.language.sprig.number;

import static dev.tripline.language.function.GoType.INT;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.function.GoFunction;
import dev.tripline.language.sprig.value.Arguments;
import dev.tripline.language.sprig.value.GoSlice;
import dev.tripline.language.sprig.value.Limits;
import dev.tripline.language.sprig.value.Shelf;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Rows of numbers. */
public final class RangeFunctions {
    private RangeFunctions() {}

    public static Map<String, GoFunction> functions() {
        return new Shelf()
                .add("until", a -> slice(steps(0, a.integer(0), a.integer(0) < 0 ? -1 : 1)), INT)
                .add("untilStep", a -> slice(steps(a.integer(0), a.integer(1), a.integer(2))), INT, INT, INT)
                .variadic("seq", RangeFunctions::sequence, INT)
                .functions();
    }

    private static GoSlice slice(List<Long> numbers) {
        return GoSlice.of(GoSlice.INTS, numbers);
    }

    /** From the start up or down to before the stop; nothing when the step leads away from it. */
    private static List<Long> steps(long start, long stop, long step) throws EvaluationFailure {
        List<Long> numbers = new ArrayList<>();
        boolean down = stop < start;
        if (step == 0 || down != step < 0) {
            return numbers;
        }
        for (long i = start; down ? i > stop : i < stop; i += step) {
            numbers.add(i);
            Limits.items(numbers.size());
        }
        return numbers;
    }

    /** As the command seq: the last number, the first and last, or the first, the step and the last. */
    private static String sequence(Arguments arguments) throws EvaluationFailure {
        int count = arguments.count();
        if (count == 0 || count > 3) {
            return "";
        }
        long first = count == 1 ? 1 : arguments.integer(0);
        long last = arguments.integer(count - 1);
        long direction = last < first ? -1 : 1;
        long step = count == 3 ? arguments.integer(1) : direction;
        if (direction < 0 && step > 0) {
            return "";
        }
        return Limits.text(steps(first, last + direction, step).stream()
                .map(String::valueOf)
                .collect(Collectors.joining(" ")));
    }
}
