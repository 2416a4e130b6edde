package dev.tripline.source.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextMembersTest {
    private static JsonText of(String json) throws MalformedBody {
        return JsonText.of(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(JsonText json) {
        JsonBuffer out = new JsonBuffer(1);
        out.json(json);
        return new String(out.toBytes(), StandardCharsets.UTF_8);
    }

    /** Another reader finds the same members and elements, all the way down. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                " [ ] ",
                "{ \"a\" : { \"b\" : [ 1 , -2.5e3 , true , null , \"x\" ] , \"\" : {} } , \"c\" : \"\" }",
                "[[],[[]],{},\"]\",\"}\",\"\\\"]\",\"\\\\\",[\"a,b:c\"]]",
                "{\"\\u0061\\n\":\"é\\ud83d\\ude00\",\"b\":[{\"c\":\"{[\"}]}",
                "\"alone\"",
                "12",
                "null"
            })
    void finds_what_is_there(String json) throws Exception {
        same(of(json), new ObjectMapper().readTree(json));
    }

    private static void same(JsonText ours, JsonNode theirs) {
        assertThat(text(ours)).isNotEmpty().hasSizeLessThanOrEqualTo(ours.size());
        assertThat(ours.isObject()).isEqualTo(theirs.isObject());
        assertThat(ours.isNull()).isEqualTo(theirs.isNull());
        assertThat(ours.elements().isPresent()).isEqualTo(theirs.isArray());
        assertThat(ours.string().orElse("-")).isEqualTo(theirs.isTextual() ? theirs.textValue() : "-");
        theirs.properties().forEach(member -> same(ours.member(member.getKey()).orElseThrow(), member.getValue()));
        if (theirs.isArray()) {
            assertThat(ours.elements().orElseThrow()).hasSize(theirs.size());
            for (int i = 0; i < theirs.size(); i++) {
                same(ours.elements().orElseThrow().get(i), theirs.get(i));
            }
        }
        assertThat(ours.member("not there")).isEmpty();
    }

    @Test
    void the_last_of_two_members_counts() throws Exception {
        assertThat(text(of("{\"a\":1,\"b\":0,\"\\u0061\":[2]}").member("a").orElseThrow()))
                .isEqualTo("[2]");
    }

    @Test
    void a_text_may_be_left_out_or_null_but_is_nothing_else() throws Exception {
        JsonText json = of("{\"a\":\"x\",\"b\":null,\"c\":7,\"d\":{}}");
        assertThat(json.text("a")).isEqualTo("x");
        assertThat(json.text("b")).isEmpty();
        assertThat(json.text("z")).isEmpty();
        assertThatThrownBy(() -> json.text("c")).hasMessage("invalid JSON: wanted a string at c");
        assertThatThrownBy(() -> json.text("d")).isInstanceOf(MalformedBody.class);
    }

    @Test
    void a_number_is_one_of_few_digits() throws Exception {
        JsonText json = of("{\"a\":25,\"b\":-1,\"c\":1e3,\"d\":\"5\",\"e\":1234567890123456789}");
        assertThat(json.number("a")).contains("25");
        for (String other : new String[] {"b", "c", "d", "e", "z"}) {
            assertThat(json.number(other)).as(other).isEmpty();
        }
    }

    @Test
    void an_object_is_nothing_else() {
        for (String json : new String[] {"[]", "null", "\"{}\"", "", "{"}) {
            assertThatThrownBy(() -> JsonText.object(json.getBytes(StandardCharsets.UTF_8)))
                    .as(json)
                    .isInstanceOf(MalformedBody.class);
        }
    }
}
