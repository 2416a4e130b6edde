package dev.tripline.source.prometheus;

import dev.tripline.source.shape.JsonBuffer;
import dev.tripline.source.shape.JsonText;
import dev.tripline.source.shape.MalformedBody;
import dev.tripline.source.verify.Digests;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a query gave at one moment.
 *
 * @param partial Prometheus, or what stands in its place, warns that something may be missing: what is not there is not known to be gone
 */
record Reading(List<Sample> samples, boolean partial) {
    /** What one event watches at most. */
    static final int MOST_SERIES = 1_000;

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    /**
     * One series.
     *
     * @param text the value as it came
     */
    record Sample(SortedMap<String, String> labels, String text) {
        /** What cannot be compared is no reason for anything. */
        boolean isComparable() {
            return !Double.isNaN(value());
        }

        double value() {
            return switch (text) {
                case "+Inf" -> Double.POSITIVE_INFINITY;
                case "-Inf" -> Double.NEGATIVE_INFINITY;
                case "NaN" -> Double.NaN;
                default -> Double.parseDouble(text);
            };
        }
    }

    /** The name of a series: 32 hexadecimal digits over its labels. */
    static String fingerprint(SortedMap<String, String> labels) {
        return Digests.shortHex(new JsonBuffer(256).strings(labels).toBytes());
    }

    /** A number as JSON has it; infinity, which JSON does not have, as text. */
    static void writeValue(JsonBuffer out, String text) {
        if (NUMBER.matcher(text).matches()) {
            out.raw(text);
        } else {
            out.string(text);
        }
    }

    /**
     * @param answer what stands in the body of a success
     * @throws MalformedBody when it is no vector and no scalar; the message says it to people
     */
    static Reading of(JsonText answer) throws MalformedBody {
        JsonText data = member(answer, "data");
        boolean partial =
                answer.member("warnings").filter(all -> !all.items().isEmpty()).isPresent();
        JsonText result = member(data, "result");
        String type = data.text("resultType");
        return switch (type) {
            case "scalar" -> new Reading(List.of(sample(new TreeMap<>(), result)), partial);
            case "vector" -> new Reading(vector(result), partial);
            default ->
                throw new MalformedBody(
                        "the query gives a " + type + "; wanted an instant vector or a scalar: leave the range out");
        };
    }

    private static List<Sample> vector(JsonText result) throws MalformedBody {
        List<JsonText> items = result.elements().orElseThrow(() -> new MalformedBody("the answer's result is no list"));
        if (items.size() > MOST_SERIES) {
            throw new MalformedBody("the query gives " + items.size() + " series, more than " + MOST_SERIES
                    + "; aggregate it, e.g. with sum by (service)");
        }
        List<Sample> samples = new ArrayList<>(items.size());
        for (JsonText item : items) {
            SortedMap<String, String> labels = new TreeMap<>();
            for (Map.Entry<String, JsonText> label :
                    member(item, "metric").members().entrySet()) {
                labels.put(label.getKey(), label.getValue().string().orElse(""));
            }
            if (item.member("histogram").isPresent()) {
                throw new MalformedBody("the query gives histograms; use histogram_quantile or histogram_sum");
            }
            samples.add(sample(labels, member(item, "value")));
        }
        return samples;
    }

    private static Sample sample(SortedMap<String, String> labels, JsonText pair) throws MalformedBody {
        List<JsonText> both = pair.items();
        String text = both.size() == 2 ? both.get(1).string().orElse("") : "";
        if (!NUMBER.matcher(text).matches() && !List.of("+Inf", "-Inf", "NaN").contains(text)) {
            throw new MalformedBody("the answer holds a sample that is no number");
        }
        return new Sample(labels, text);
    }

    private static JsonText member(JsonText of, String name) throws MalformedBody {
        return of.member(name).orElseThrow(() -> new MalformedBody("the answer has no " + name));
    }
}
