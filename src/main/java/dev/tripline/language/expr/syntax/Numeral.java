package dev.tripline.language.expr.syntax;

import dev.tripline.language.BadProgram;
import dev.tripline.language.number.GoNumber;
import java.util.regex.Pattern;

/** What a number in a program stands for. Binary and octal forms are words, but no numbers. */
final class Numeral {
    private static final Pattern HEX = Pattern.compile("0x[0-9a-fA-F]{1,40}");
    private static final Pattern FRACTION = Pattern.compile("[.eE]");

    private Numeral() {}

    static Node read(Source source, Token token) throws BadProgram {
        String digits = token.text().replace("_", "");
        try {
            if (digits.contains("x")) {
                if (!HEX.matcher(digits).matches()) {
                    throw new NumberFormatException();
                }
                return new Node.IntegerLiteral(Long.parseLong(digits.substring(2), 16), token.at());
            }
            if (FRACTION.matcher(digits).find()) {
                double value = GoNumber.parse(digits).orElseThrow(NumberFormatException::new);
                return new Node.FloatLiteral(value, token.at());
            }
            return new Node.IntegerLiteral(Long.parseLong(digits), token.at());
        } catch (NumberFormatException e) {
            throw source.problem(token.at(), "'" + shortened(token.text()) + "' is no number, or too large");
        }
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
