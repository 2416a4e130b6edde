package dev.tripline.language.jq.builtin;

import dev.tripline.language.jq.function.NativeFunction;
import dev.tripline.language.jq.operation.Complaint;
import dev.tripline.language.jq.operation.JsonText;
import dev.tripline.language.jq.value.Budget;
import dev.tripline.language.jq.value.Fault;
import dev.tripline.language.jq.value.Kinds;
import dev.tripline.language.jq.value.Preview;
import dev.tripline.language.jq.value.Texts;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** {@code @html}, {@code @csv} and the others: under their names, and through {@code format}. */
final class Formats {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String BEYOND_LETTERS = "-_.~";

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
            case "uri" -> uri(JsonText.plain(in, budget));
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
            case "base64" ->
                Base64.getEncoder().encodeToString(JsonText.plain(in, budget).getBytes(StandardCharsets.UTF_8));
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
                .replace("'", "&#39;")
                .replace("\"", "&quot;");
    }

    private static String uri(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || BEYOND_LETTERS.indexOf(c) >= 0)) {
                out.append(c);
            } else {
                out.append('%').append(HEX.toHexDigits(b));
            }
        }
        return out.toString();
    }

    private static String fromUri(String text, @Nullable Object in) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            byte b = bytes[i];
            if (b == '%') {
                if (i + 2 >= bytes.length || !isHex(bytes[i + 1]) || !isHex(bytes[i + 2])) {
                    String rest = new String(bytes, i, Math.min(3, bytes.length - i), StandardCharsets.UTF_8);
                    throw Complaint.because("@urid", in, "invalid URL escape \"" + rest + '"');
                }
                b = (byte) (Character.digit(bytes[i + 1], 16) << 4 | Character.digit(bytes[i + 2], 16));
                i += 2;
            }
            bytes[length++] = b;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private static boolean isHex(byte b) {
        return b >= 0 && Character.digit(b, 16) >= 0;
    }

    private static String fromBase64(String text, @Nullable Object in) {
        int padding = text.indexOf('=');
        String digits = (padding < 0 ? text : text.substring(0, padding))
                .replace("\n", "")
                .replace("\r", "");
        try {
            return new String(Base64.getDecoder().decode(digits), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Complaint.because("@base64d", in, "illegal base64 data");
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
