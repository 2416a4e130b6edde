package dev.tripline.language.template.builtin;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.fmt.GoFormat;
import dev.tripline.language.fmt.text.Quoted;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** html, js and urlquery. */
final class Escaping {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Escaping() {}

    /** The arguments as one text; here nil reads {@code <no value>}. */
    private static String text(List<@Nullable Object> arguments) throws EvaluationFailure {
        List<Object> values = new ArrayList<>(arguments.size());
        for (Object argument : arguments) {
            values.add(argument == null ? "<no value>" : argument);
        }
        return GoFormat.sprint(values);
    }

    static String html(List<@Nullable Object> arguments) throws EvaluationFailure {
        String text = text(arguments);
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            switch (letter) {
                case 0 -> out.append('\uFFFD');
                case '"' -> out.append("&#34;");
                case '\'' -> out.append("&#39;");
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                default -> out.append(letter);
            }
        }
        return out.toString();
    }

    static String javascript(List<@Nullable Object> arguments) throws EvaluationFailure {
        StringBuilder out = new StringBuilder();
        text(arguments).codePoints().forEach(letter -> {
            switch (letter) {
                case '\\', '\'', '"' -> out.append('\\').append((char) letter);
                case '<', '>', '&', '=' -> out.append(escape(letter));
                default -> {
                    if (letter >= ' ' && letter <= 0x7F || letter > 0x7F && Quoted.isPrint(letter)) {
                        out.appendCodePoint(letter);
                    } else {
                        out.append(escape(letter));
                    }
                }
            }
        });
        return out.toString();
    }

    private static String escape(int letter) {
        return String.format("\\u%04X", letter);
    }

    static String query(List<@Nullable Object> arguments) throws EvaluationFailure {
        StringBuilder out = new StringBuilder();
        for (byte letter : text(arguments).getBytes(StandardCharsets.UTF_8)) {
            boolean plain = letter >= 'a' && letter <= 'z'
                    || letter >= 'A' && letter <= 'Z'
                    || letter >= '0' && letter <= '9'
                    || "-_.~".indexOf(letter) >= 0;
            if (plain) {
                out.append((char) letter);
            } else if (letter == ' ') {
                out.append('+');
            } else {
                out.append('%').append(HEX.toHexDigits(letter));
            }
        }
        return out.toString();
    }
}
