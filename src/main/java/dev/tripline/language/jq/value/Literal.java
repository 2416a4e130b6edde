package dev.tripline.language.jq.value;

/**
 * A number as {@code fromjson} found it, which is written out unchanged as long as nobody calculates with it.
 *
 * @param text a JSON number
 */
public record Literal(String text) {
    public Object number() {
        return Numbers.parse(text);
    }

    public Literal negated() {
        return new Literal(text.startsWith("-") ? text.substring(1) : "-" + text);
    }
}
