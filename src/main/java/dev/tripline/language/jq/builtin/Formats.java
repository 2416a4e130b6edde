package dev.tripline.language.jq.builtin;

import dev.tripline.language.jq.encoding.Base64Text;
import dev.tripline.language.jq.encoding.Malformed;
import dev.tripline.language.jq.encoding.PercentText;
import dev.tripline.language.jq.function.NativeFunction;
import dev.tripline.language.jq.operation.Complaint;
import dev.tripline.language.jq.operation.JsonText;
import dev.tripline.language.jq.value.Budget;
import dev.tripline.language.jq.value.Fault;
import dev.tripline.language.jq.value.Kinds;
import dev.tripline.language.jq.value.Preview;
import dev.tripline.language.jq.value.Texts;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** {@code @html}, {@code @csv} and the others: under their names, and through {@code format}. */
final class Formats {
    private Formats() {}

    static void addTo(Map<String, NativeFunction> all) {
        all.put("format/1", (in, args, call) -> {
            if (!(args[0] instanceof String name)) {
                throw Complaint.of("format", args[0]);
            }
            return format(name, in, call.budget());
        });
    }

    static String format(String name, @Nullable Object in, Budget budget) {
        String done = switch (name) {
            case "text" -> JsonText.plain(in, budget);
            case "json" -> JsonText.of(in, budget);
            case "html" -> html(JsonText.plain(in, budget));
            case "uri" -> PercentText.encode(JsonText.plain(in, budget));
            case "urid" -> fromUri(JsonText.plain(in, budget), in);
            case "csv" -> row(name, in, ",", budget, text -> '"' + nul(text.replace("\"", "\"\"")) + '"');
            case "tsv" -> row(name, in, "\t", budget, Formats::tabbed);
            case "sh" ->
                row(
                        name,
                        in instanceof List ? in : java.util.Collections.singletonList(in),
                        " ",
                        budget,
                        text -> '\'' + nul(text.replace("'", "'\\''")) + '\'');
            case "base64" -> Base64Text.encode(JsonText.plain(in, budget));
            case "base64d" -> fromBase64(JsonText.plain(in, budget), in);
            default -> throw new Fault("format not defined: @" + Texts.shortened(name, 40));
        };
        budget.text(done.length());
        return done;
    }

    private static String nul(String text) {
        return text.replace("\0", "\\0");
    }

    private static String tabbed(String text) {
        return nul(text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\r", "\\r")
                .replace("\n", "\\n"));
    }

    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&apos;")
                .replace("\"", "&quot;");
    }

    private static String fromUri(String text, @Nullable Object in) {
        try {
            return PercentText.decode(text);
        } catch (Malformed e) {
            throw Complaint.because("@urid", in, e.reason());
        }
    }

    private static String fromBase64(String text, @Nullable Object in) {
        try {
            return Base64Text.decode(text);
        } catch (Malformed e) {
            throw Complaint.because("@base64d", in, e.reason());
        }
    }

    private static String row(
            String name, @Nullable Object in, String separator, Budget budget, UnaryOperator<String> escape) {
        List<@Nullable Object> cells = Kinds.list(in);
        if (cells == null) {
            throw Complaint.of("@" + name, in);
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            Object cell = cells.get(i);
            if (cell instanceof List || cell instanceof Map) {
                throw new Fault("@" + name + " cannot format an array including: " + Preview.typed(cell));
            }
            out.append(i > 0 ? separator : "");
            if (cell instanceof String text) {
                budget.text(text.length());
                out.append(escape.apply(text));
            } else if (cell instanceof Boolean || !JsonText.of(cell, budget).equals("null") || name.equals("sh")) {
                out.append(JsonText.of(cell, budget));
            }
            if (out.length() > Budget.LONGEST_TEXT) {
                budget.text(out.length());
            }
        }
        return out.toString();
    }
}
