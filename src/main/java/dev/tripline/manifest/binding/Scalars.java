package dev.tripline.manifest.binding;

import dev.tripline.manifest.Node;
import dev.tripline.manifest.Position;
import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.util.Optional;

/** The plain types of record components: what an absent one becomes, and how one is read. */
final class Scalars {
    private Scalars() {}

    static Object absent(Class<?> type, Position at) {
        if (type.isAnnotationPresent(FromText.class)) {
            return compile(type, "");
        }
        return switch (type.getSimpleName()) {
            case "String" -> "";
            case "boolean", "Boolean" -> false;
            case "int", "Integer" -> 0;
            case "long", "Long" -> 0L;
            case "double", "Double" -> 0.0;
            case "Node" -> new Node.Nothing(at);
            case "Obj" -> Node.Obj.empty(at);
            default -> throw unsupported(type);
        };
    }

    /**
     * @throws IllegalArgumentException of the type's own method
     */
    static Object compile(Class<?> type, String text) {
        try {
            return type.getMethod("of", String.class).invoke(null, text);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalStateException("cannot make " + type.getName(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no public static of(String) in " + type.getName(), e);
        }
    }

    /** Empty when the node has another shape. */
    static Optional<Object> read(Class<?> type, Node node) {
        return switch (node) {
            case Node.Text text when type == String.class -> Optional.of(text.value());
            case Node.Bool bool when type == boolean.class || type == Boolean.class -> Optional.of(bool.value());
            case Node.Num num -> number(type, num.value());
            default -> Optional.empty();
        };
    }

    private static Optional<Object> number(Class<?> type, BigDecimal value) {
        try {
            if (type == int.class || type == Integer.class) {
                return Optional.of(value.intValueExact());
            }
            if (type == long.class || type == Long.class) {
                return Optional.of(value.longValueExact());
            }
            if (type == double.class || type == Double.class) {
                return Optional.of(value.doubleValue());
            }
            return Optional.empty();
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    static String wanted(Class<?> type) {
        if (type.isAnnotationPresent(FromText.class)) {
            return "a string";
        }
        return switch (type.getSimpleName()) {
            case "String" -> "a string";
            case "boolean", "Boolean" -> "a boolean";
            case "int", "Integer", "long", "Long" -> "a whole number";
            case "double", "Double" -> "a number";
            case "Obj" -> "an object";
            case "Seq" -> "a list";
            default -> throw unsupported(type);
        };
    }

    private static IllegalArgumentException unsupported(Class<?> type) {
        return new IllegalArgumentException("records are not bound to " + type.getName());
    }
}
