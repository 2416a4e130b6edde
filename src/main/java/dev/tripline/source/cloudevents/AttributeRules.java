package dev.tripline.source.cloudevents;

import dev.tripline.source.shape.JsonText;
import dev.tripline.source.shape.JsonText.Kind;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What CloudEvents 1.0 demands of attributes. Complaints name the attribute, never what is in it. */
final class AttributeRules {
    static final List<String> REQUIRED = List.of("specversion", "id", "source", "type");
    static final Set<String> CORE =
            Set.of("specversion", "id", "source", "type", "subject", "time", "datacontenttype", "dataschema");

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+");
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,10}");
    private static final Pattern TIME = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})");
    private static final int LONGEST = 8192;
    private static final int LONGEST_NAME = 64;

    private AttributeRules() {}

    /** A name as a complaint may show it. */
    static String shown(String name) {
        String plain = name.replaceAll("[^!-~]", "?");
        return plain.length() <= LONGEST_NAME ? plain : plain.substring(0, LONGEST_NAME) + "...";
    }

    static Optional<String> ofName(String name) {
        if (name.equals("data")) {
            return Optional.of("data is no name of an attribute");
        }
        return NAME.matcher(name).matches()
                ? Optional.empty()
                : Optional.of("the attribute's name " + shown(name) + " holds other characters than a-z and 0-9");
    }

    /** Attributes of JSON: strings; extensions may be booleans and whole numbers of 32 bits as well. */
    static Optional<String> ofType(String name, JsonText value) {
        boolean fits = switch (value.kind()) {
            case STRING -> true;
            case BOOLEAN -> !CORE.contains(name);
            case NUMBER -> !CORE.contains(name) && isInteger(value.text());
            default -> false;
        };
        if (fits) {
            return Optional.empty();
        }
        boolean number = value.kind() == Kind.NUMBER && !CORE.contains(name);
        return Optional.of(shown(name)
                + (CORE.contains(name)
                        ? " is not a string"
                        : number
                                ? " is not a whole number of 32 bits"
                                : " is neither a string, nor a boolean, nor a whole number"));
    }

    private static boolean isInteger(String text) {
        return INTEGER.matcher(text).matches() && Long.parseLong(text) == (int) Long.parseLong(text);
    }

    /** What is wrong with the text of an attribute. */
    static Optional<String> ofText(String name, String text) {
        if (text.length() > LONGEST) {
            return Optional.of(shown(name) + " is longer than " + LONGEST + " characters");
        }
        if (text.codePoints().anyMatch(AttributeRules::isForbidden)) {
            return Optional.of(shown(name) + " holds a control character, or one that is none");
        }
        if (CORE.contains(name) && text.isEmpty()) {
            return Optional.of(name + " is empty");
        }
        boolean good = switch (name) {
            case "specversion" -> text.equals("1.0");
            case "source" -> uri(text).isPresent();
            case "dataschema" -> uri(text).filter(URI::isAbsolute).isPresent();
            case "time" -> isTime(text);
            case "datacontenttype" -> MediaType.parse(text).isPresent();
            default -> true;
        };
        return good ? Optional.empty() : Optional.of(wanted(name));
    }

    private static String wanted(String name) {
        return switch (name) {
            case "specversion" -> "specversion is not 1.0";
            case "source" -> "source is no URI reference";
            case "dataschema" -> "dataschema is no absolute URI";
            case "time" -> "time is not as RFC 3339 writes it";
            default -> name + " is no media type";
        };
    }

    /** Control characters, Unicode's noncharacters, and halves of surrogate pairs. */
    private static boolean isForbidden(int c) {
        return c < 0x20
                || c >= 0x7F && c <= 0x9F
                || c >= 0xFDD0 && c <= 0xFDEF
                || (c & 0xFFFE) == 0xFFFE
                || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isTime(String text) {
        try {
            // A leap second is one that Java does not know.
            return TIME.matcher(text).matches()
                    && OffsetDateTime.parse(text.replaceFirst(":60(?=[.Zz+-])", ":59"))
                                    .getYear()
                            >= 0;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
