package dev.tripline.source.cloudevents;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A media type, in lower case.
 *
 * @param charset empty when it names none
 */
record MediaType(String type, String subtype, String charset) {
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9a-z-]+";
    private static final Pattern FORM = Pattern.compile("(" + TOKEN + ")/(" + TOKEN + ")[ \t]*(;.*)?");
    private static final Pattern CHARSET = Pattern.compile(";[ \t]*charset=\"?([^\";, \t]*)");

    static Optional<MediaType> parse(String text) {
        Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            return Optional.empty();
        }
        Matcher charset = CHARSET.matcher(Optional.ofNullable(form.group(3)).orElse(""));
        return Optional.of(new MediaType(form.group(1), form.group(2), charset.find() ? charset.group(1) : ""));
    }

    boolean isJson() {
        return subtype.equals("json") || subtype.endsWith("+json");
    }

    /** Whether people can read it, and it says or implies UTF-8. */
    boolean isText() {
        boolean readable = type.equals("text")
                || subtype.equals("xml")
                || subtype.endsWith("+xml")
                || subtype.equals("yaml")
                || subtype.endsWith("+yaml");
        return readable && isUtf8();
    }

    boolean isUtf8() {
        return charset.isEmpty() || charset.equals("utf-8") || charset.equals("us-ascii");
    }
}
