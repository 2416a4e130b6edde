package dev.tripline.manifest.binding;

import dev.tripline.manifest.Node;

/** What to do about a value of the wrong shape. */
public final class ShapeHint {
    private ShapeHint() {}

    /**
     * @param wanted as people call it: {@code a string}, {@code a list} …
     */
    public static String of(String wanted, Node got) {
        return switch (wanted) {
            case "a string" ->
                got instanceof Node.Seq || got instanceof Node.Obj
                        ? "write one text here, neither a list nor fields"
                        : "put it in quotes";
            case "a list" ->
                got instanceof Node.Obj
                        ? "begin each item with \"- \""
                        : "write it as a list, also when it has one item: [a]";
            case "a boolean" -> "write true or false, without quotes";
            case "a number", "a whole number" -> "write a number without quotes";
            case "an object" ->
                got instanceof Node.Seq
                        ? "write its fields without \"- \""
                        : "write its fields below it, indented, as key: value";
            default -> "";
        };
    }
}
