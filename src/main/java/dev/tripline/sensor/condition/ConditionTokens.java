package dev.tripline.sensor.condition;

import dev.tripline.manifest.binding.DidYouMean;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words of a condition, one after the other. */
final class ConditionTokens {
    private final String text;
    private final List<String> known;
    private final Map<String, String> byNormalName = new HashMap<>();
    private int at;

    ConditionTokens(String text, List<String> known) {
        this.text = text;
        this.known = known;
        known.forEach(name -> byNormalName.put(name.replace('-', '_'), name));
    }

    boolean take(String symbol) {
        skipSpace();
        if (text.startsWith(symbol, at)) {
            at += symbol.length();
            return true;
        }
        return false;
    }

    void expect(String symbol) throws BadCondition {
        if (!take(symbol)) {
            throw new BadCondition("wanted \"" + symbol + "\" at column " + (at + 1) + " of \"" + text + "\"");
        }
    }

    void end() throws BadCondition {
        skipSpace();
        if (at < text.length()) {
            throw unexpected();
        }
    }

    String name() throws BadCondition {
        skipSpace();
        int start = at;
        while (at < text.length() && isNameCharacter(text.charAt(at))) {
            at++;
        }
        if (start == at) {
            throw at == text.length()
                    ? new BadCondition("\"" + text + "\" ends where a dependency is wanted")
                    : unexpected();
        }
        String name = text.substring(start, at);
        String dependency = byNormalName.get(name.replace('-', '_'));
        if (dependency == null) {
            throw new BadCondition("unknown dependency \"" + name + "\"" + DidYouMean.suffix(name, known));
        }
        return dependency;
    }

    private BadCondition unexpected() {
        return new BadCondition("unexpected '" + text.charAt(at) + "' at column " + (at + 1) + " of \"" + text
                + "\": a condition knows only dependency names, &&, || and parentheses; what an event must hold"
                + " belongs into the dependency's filters");
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isNameCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }
}
