package dev.tripline.language.expr.builtin;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.cron.GoZone;
import dev.tripline.language.duration.GoDuration;
import dev.tripline.language.expr.type.Check;
import dev.tripline.language.expr.type.Checks;
import dev.tripline.language.expr.type.Signature;
import dev.tripline.language.expr.type.StaticType.Plain;
import dev.tripline.language.expr.value.Conversion;
import dev.tripline.language.expr.value.GoText;
import dev.tripline.language.fmt.GoFormat;
import dev.tripline.language.function.GoByte;
import dev.tripline.language.function.GoFunction;
import dev.tripline.language.function.GoTyped;
import dev.tripline.language.json.GoJson;
import dev.tripline.language.time.GoLayout;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code type string toJSON fromJSON toBase64 fromBase64 now duration date}. */
final class CodecFunctions {
    private static final int LONGEST_TIME = 1000;

    /** Those of a text that comes without its layout, in the order in which they are tried. */
    private static final List<String> LAYOUTS = List.of(
            "2006-01-02",
            "15:04:05",
            "2006-01-02 15:04:05",
            "2006-01-02T15:04:05Z07:00",
            "02 Jan 06 15:04 MST",
            "Monday, 02-Jan-06 15:04:05 MST",
            "Mon, 02 Jan 2006 15:04:05 MST");

    private CodecFunctions() {}

    static Map<String, Builtin> all() {
        Check text = Checks.of(Signature.of(Plain.STRING, Plain.STRING));
        Check anything = Checks.of(Signature.of(Plain.STRING, Plain.ANY));
        return Map.of(
                "type", new Builtin(anything, arguments -> type(arguments.get(0))),
                "string", new Builtin(anything, CodecFunctions::string),
                "toJSON", new Builtin(anything, CodecFunctions::toJson),
                "fromJSON", new Builtin(Checks.of(Signature.of(Plain.ANY, Plain.STRING)), CodecFunctions::fromJson),
                "toBase64", new Builtin(text, CodecFunctions::toBase64),
                "fromBase64", new Builtin(text, CodecFunctions::fromBase64),
                "now", new Builtin(Checks.of(Signature.of(Plain.TIME)), CodecFunctions::now),
                "duration",
                        new Builtin(Checks.of(Signature.of(Plain.DURATION, Plain.STRING)), CodecFunctions::duration),
                "date",
                        new Builtin(
                                Checks.of(
                                        Signature.of(Plain.TIME, Plain.STRING),
                                        Signature.of(Plain.TIME, Plain.STRING, Plain.STRING),
                                        Signature.of(Plain.TIME, Plain.STRING, Plain.STRING, Plain.STRING)),
                                CodecFunctions::date));
    }

    private static String type(@Nullable Object value) {
        return switch (value) {
            case null -> "nil";
            case String text -> "string";
            case Double number -> "float";
            case Boolean truth -> "bool";
            case GoByte number -> "uint";
            case GoFunction function -> "func";
            case List<?> list -> "array";
            case Map<?, ?> map -> "map";
            case ZonedDateTime time -> "time.Time";
            case Duration span -> "time.Duration";
            case GoTyped typed -> typed.goType();
            default -> "int";
        };
    }

    private static String string(Arguments arguments) throws EvaluationFailure {
        Object value = arguments.get(0);
        if (value instanceof String text) {
            return text;
        }
        return arguments.evaluation().made(GoFormat.print(Conversion.PRINT.of(value, arguments.evaluation())));
    }

    private static String toJson(Arguments arguments) throws EvaluationFailure {
        String compact = GoJson.encode(Conversion.JSON.of(arguments.get(0), arguments.evaluation()));
        arguments.evaluation().text(compact.length());
        return new Indented(compact, arguments.evaluation()).text();
    }

    private static @Nullable Object fromJson(Arguments arguments) throws EvaluationFailure {
        String text = arguments.text(0);
        arguments.evaluation().text(text.length());
        return GoJson.unmarshal(GoText.wellFormed(text));
    }

    private static String toBase64(Arguments arguments) throws EvaluationFailure {
        byte[] bytes = GoText.bytes(arguments.text(0));
        return arguments.evaluation().made(Base64.getEncoder().encodeToString(bytes));
    }

    /** Ends of lines are read over; the padding must be there. */
    private static String fromBase64(Arguments arguments) throws EvaluationFailure {
        String text = arguments.text(0).replace("\n", "").replace("\r", "");
        try {
            if (text.length() % 4 == 0) {
                return arguments.evaluation().made(GoText.of(Base64.getDecoder().decode(text)));
            }
        } catch (IllegalArgumentException e) {
            // the same mistake
        }
        throw new EvaluationFailure("illegal base64 data");
    }

    private static ZonedDateTime now(Arguments arguments) {
        return arguments.evaluation().world().clock().instant().atZone(ZoneOffset.UTC);
    }

    private static String time(Arguments arguments, int index) throws EvaluationFailure {
        String text = arguments.text(index);
        if (text.length() > LONGEST_TIME) {
            throw EvaluationFailure.overBudget("a time of more than " + LONGEST_TIME + " characters");
        }
        return text;
    }

    private static Duration duration(Arguments arguments) throws EvaluationFailure {
        try {
            return GoDuration.parse(time(arguments, 0));
        } catch (IllegalArgumentException e) {
            throw new EvaluationFailure(String.valueOf(e.getMessage()));
        }
    }

    private static ZonedDateTime date(Arguments arguments) throws EvaluationFailure {
        String text = time(arguments, 0);
        if (arguments.count() > 1) {
            try {
                String zone = arguments.count() == 3 ? time(arguments, 2) : "UTC";
                return GoLayout.parse(time(arguments, 1), text, GoZone.parse(zone));
            } catch (IllegalArgumentException e) {
                throw new EvaluationFailure(String.valueOf(e.getMessage()));
            }
        }
        for (String layout : LAYOUTS) {
            try {
                return GoLayout.parse(layout, text, ZoneOffset.UTC);
            } catch (IllegalArgumentException e) {
                // perhaps in the next
            }
        }
        throw new EvaluationFailure("invalid date " + (text.length() > 40 ? text.substring(0, 40) + "…" : text));
    }
}
