package dev.tripline.language.path.eval;

import dev.tripline.language.path.text.Budget;
import dev.tripline.language.path.text.Strings;
import dev.tripline.language.path.text.Wildcard;
import java.util.Optional;

/**
 * A step as an object reads it.
 *
 * @param key with its escapes undone
 * @param wild whether the key is a pattern
 * @param next the step inside the member
 * @param pipe where the found value goes
 */
record Member(String key, boolean wild, Optional<Step> next, Optional<Route> pipe) {
    static Member parse(String path) {
        StringBuilder key = new StringBuilder();
        boolean wild = false;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            switch (c) {
                case '|' -> {
                    return piped(key, wild, path.substring(i + 1));
                }
                case '.' -> {
                    if (i + 1 < path.length() && ModifierCall.pipes(path, i + 1)) {
                        return piped(key, wild, path.substring(i + 1));
                    }
                    return new Member(
                            key.toString(), wild, Optional.of(new Step(path.substring(i + 1))), Optional.empty());
                }
                case '\\' -> {
                    i++;
                    if (i < path.length()) {
                        key.append(path.charAt(i));
                    }
                }
                default -> {
                    wild |= c == '*' || c == '?';
                    key.append(c);
                }
            }
        }
        return new Member(key.toString(), wild, Optional.empty(), Optional.empty());
    }

    private static Member piped(StringBuilder key, boolean wild, String pipe) {
        return new Member(key.toString(), wild, Optional.empty(), Optional.of(Route.of(pipe)));
    }

    /** Whether the key between these positions is meant. Only keys with escapes are copied for that. */
    boolean matches(String text, int from, int to, Budget budget) {
        int escape = text.indexOf('\\', from, to);
        if (escape < 0 && !wild) {
            return to - from == key.length() && text.startsWith(key, from);
        }
        String name = Strings.unescape(text, from, to);
        return wild ? Wildcard.matches(name, key, budget) : name.equals(key);
    }
}
