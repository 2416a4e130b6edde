package dev.tripline.manifest.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.Position;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Nodes as JSON text and back. Members keep their order, numbers their digits. */
public final class NodeJson {
    private static final JsonFactory JSON = new JsonFactory();

    private NodeJson() {}

    public static String write(Node node) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            write(node, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(Node node, JsonGenerator out) throws IOException {
        switch (node) {
            case Node.Text text -> out.writeString(text.value());
            case Node.Num num -> out.writeNumber(num.value());
            case Node.Bool bool -> out.writeBoolean(bool.value());
            case Node.Nothing nothing -> out.writeNull();
            case Node.Seq seq -> {
                out.writeStartArray();
                for (Node item : seq.items()) {
                    write(item, out);
                }
                out.writeEndArray();
            }
            case Node.Obj obj -> {
                out.writeStartObject();
                for (Map.Entry<String, Node> member : obj.members().entrySet()) {
                    out.writeFieldName(member.getKey());
                    write(member.getValue(), out);
                }
                out.writeEndObject();
            }
        }
    }

    /**
     * Reads JSON text that a manifest was made into. All nodes stand at {@code at}.
     *
     * @throws IllegalArgumentException when the text is not JSON
     */
    public static Node read(String json, Position at) {
        try (JsonParser in = JSON.createParser(json)) {
            in.nextToken();
            return read(in, at);
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON: " + e.getMessage(), e);
        }
    }

    private static Node read(JsonParser in, Position at) throws IOException {
        JsonToken token = in.currentToken();
        if (token == null) {
            throw new IllegalArgumentException("not JSON: the text ends early");
        }
        return switch (token) {
            case VALUE_STRING -> new Node.Text(in.getText(), at);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Node.Num(new BigDecimal(in.getText()), in.getText(), at);
            case VALUE_TRUE, VALUE_FALSE -> new Node.Bool(token == JsonToken.VALUE_TRUE, at);
            case START_ARRAY -> {
                List<Node> items = new ArrayList<>();
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    items.add(read(in, at));
                }
                yield new Node.Seq(items, at);
            }
            case START_OBJECT -> {
                Map<String, Node> members = new LinkedHashMap<>();
                while (in.nextToken() != JsonToken.END_OBJECT) {
                    String name = in.currentName();
                    in.nextToken();
                    members.put(name, read(in, at));
                }
                yield new Node.Obj(members, Map.of(), at);
            }
            default -> new Node.Nothing(at);
        };
    }

    /**
     * The plain values of a document: null, text, booleans, lists, maps in the document's order.
     *
     * @param number what becomes of a number
     */
    public static @Nullable Object plain(Node node, Function<BigDecimal, ? extends Object> number) {
        return switch (node) {
            case Node.Text text -> text.value();
            case Node.Bool bool -> bool.value();
            case Node.Nothing nothing -> null;
            case Node.Num num -> number.apply(num.value());
            case Node.Seq seq -> {
                List<@Nullable Object> items = new ArrayList<>();
                seq.items().forEach(item -> items.add(plain(item, number)));
                yield items;
            }
            case Node.Obj obj -> {
                Map<String, @Nullable Object> members = new LinkedHashMap<>();
                obj.members().forEach((key, member) -> members.put(key, plain(member, number)));
                yield members;
            }
        };
    }
}
