package dev.tripline.language.jq.regex;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.tripline.language.jq.value.Fault;
import dev.tripline.language.jq.value.Preview;
import dev.tripline.language.jq.value.Quoted;
import dev.tripline.language.jq.value.Texts;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The compiled expressions of one program; at most {@value #MOST}, as they may come from events. Safe for any thread. */
public final class Expressions {
    private static final int MOST = 64;
    private static final int LONGEST_SHOWN = 200;

    private final Map<String, Pattern> compiled = new ConcurrentHashMap<>();

    /**
     * @param flags {@code g} all matches, {@code i} any case, {@code m} a point matches line ends too
     * @throws Fault when it is no expression, or another flag
     */
    public Pattern get(String expression, String flags) {
        for (int i = 0; i < flags.length(); i++) {
            if ("gim".indexOf(flags.charAt(i)) < 0) {
                throw new Fault("unsupported regular expression flag: " + Preview.of(flags));
            }
        }
        String whole = (flags.indexOf('m') >= 0 ? "(?s)" : "") + (flags.indexOf('i') >= 0 ? "(?i)" : "") + expression;
        @Nullable Pattern known = compiled.get(whole);
        if (known != null) {
            return known;
        }
        Pattern fresh = compile(whole);
        if (compiled.size() < MOST) {
            compiled.put(whole, fresh);
        }
        return fresh;
    }

    private static Pattern compile(String expression) {
        ExpressionSize.check(expression);
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            StringBuilder message = new StringBuilder("invalid regular expression ");
            Quoted.append(message, Texts.shortened(expression, LONGEST_SHOWN), false);
            String reason = e.getMessage() == null ? "" : e.getMessage();
            throw new Fault(message.append(": ")
                    .append(Texts.shortened(reason, LONGEST_SHOWN))
                    .toString());
        }
    }
}
