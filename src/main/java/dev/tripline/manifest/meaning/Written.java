package dev.tripline.manifest.meaning;

import dev.tripline.manifest.Node;
import dev.tripline.manifest.Position;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the type of a record component is written in YAML.
 *
 * @param element what is left without optionals, lists and maps
 * @param holder what stands before the element's name: {@code list of }, {@code map of }
 * @param suffix what stands after the path to name the element: {@code []}, {@code .*}
 */
record Written(Class<?> element, String holder, String suffix) {
    static Written of(Type type) {
        if (!(type instanceof ParameterizedType generic)) {
            return new Written((Class<?>) type, "", "");
        }
        Type[] arguments = generic.getActualTypeArguments();
        Written inner = of(arguments[arguments.length - 1]);
        if (generic.getRawType() == Optional.class) {
            return inner;
        }
        return generic.getRawType() == Map.class
                ? new Written(inner.element, "map of " + inner.holder, ".*" + inner.suffix)
                : new Written(inner.element, "list of " + inner.holder, "[]" + inner.suffix);
    }

    /** The element is a section, of which the fields are known. */
    boolean isSection() {
        return element.isRecord() && !Node.class.isAssignableFrom(element);
    }

    /**
     * As people call it.
     *
     * @param section what a section is called
     */
    String name(String section) {
        return holder + (isSection() ? section : scalar());
    }

    private String scalar() {
        return switch (element.getSimpleName()) {
            case "boolean", "Boolean" -> "boolean";
            case "int", "Integer", "long", "Long" -> "integer";
            case "double", "Double" -> "number";
            case "Node" -> "any";
            case "Obj" -> "object";
            case "Seq" -> "list";
            // Text, and what is made of it.
            default -> "string";
        };
    }

    /** Something of this type that may pass. */
    Node filler() {
        if (holder.startsWith("list")) {
            return new Node.Seq(List.of(), Position.NONE);
        }
        return switch (name("object")) {
            case "boolean" -> new Node.Bool(true, Position.NONE);
            case "integer", "number" -> new Node.Num(BigDecimal.ONE, "1", Position.NONE);
            case "string", "any" -> new Node.Text("1", Position.NONE);
            default -> Node.Obj.empty(Position.NONE);
        };
    }
}
