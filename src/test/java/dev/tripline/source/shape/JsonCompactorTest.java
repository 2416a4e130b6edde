package dev.tripline.source.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JsonCompactorTest {
    private static String compact(String json) throws MalformedBody {
        JsonBuffer out = new JsonBuffer(1);
        JsonCompactor.copy(json.getBytes(StandardCharsets.UTF_8), out);
        return new String(out.toBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void drops_white_space_and_nothing_else() throws Exception {
        assertThat(compact(" { \"a\" : [ 1.0 , -0e+5 , true , false , null , { } , [ ] ] ,\n\"a\" : \" \" }\t"))
                .isEqualTo("{\"a\":[1.0,-0e+5,true,false,null,{},[]],\"a\":\" \"}");
    }

    @Test
    void escapes_what_go_escapes() throws Exception {
        assertThat(compact("\"<>&\u2028\u2029\u2027é€😀\\u003c\\/\""))
                .isEqualTo("\"\\u003c\\u003e\\u0026\\u2028\\u2029\u2027é€😀\\u003c\\/\"");
    }

    @Test
    void leaves_members_out_by_name() throws Exception {
        JsonBuffer out = new JsonBuffer(1);
        byte[] json = "{\"x\":1,\"a\":{\"x\":2},\"\\u0078\":[3],\"b\":4,\"x\":5}".getBytes(StandardCharsets.UTF_8);
        assertThat(JsonCompactor.copyOpenObject(json, out, Set.of("x"))).isTrue();
        assertThat(new String(out.toBytes(), StandardCharsets.UTF_8)).isEqualTo("{\"a\":{\"x\":2},\"b\":4");
        JsonBuffer none = new JsonBuffer(1);
        assertThat(JsonCompactor.copyOpenObject("{\"x\":1}".getBytes(StandardCharsets.UTF_8), none, Set.of("x")))
                .isFalse();
    }

    @Test
    void names_the_place_of_an_error_but_never_the_content() {
        assertThatThrownBy(() -> compact("{\"secret\": tru}"))
                .isInstanceOf(MalformedBody.class)
                .hasMessage("invalid JSON at byte 14: wanted true");
    }

    /** Whatever bytes come: refused, or a text that another reader understands as the same. */
    @Test
    void survives_random_damage() throws Exception {
        Random random = new Random(42);
        ObjectMapper mapper = new ObjectMapper();
        byte[] good = "{\"a\":[1,2.5e3,\"t\\u00e9xt é\",{\"b\":null,\"c\":[true,false]}],\"d\":\"<&>\"}"
                .getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = good.clone();
            for (int i = random.nextInt(3); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            JsonBuffer out = new JsonBuffer(16);
            try {
                JsonCompactor.copy(bytes, out);
            } catch (MalformedBody refused) {
                assertThat(refused).hasMessageStartingWith("invalid JSON at byte ");
                continue;
            }
            assertThat(mapper.readTree(out.toBytes())).isEqualTo(mapper.readTree(bytes));
        }
    }

    @Test
    void strings_are_written_as_go_writes_them() {
        JsonBuffer out = new JsonBuffer(1);
        out.string("\"\\\n\r\t\b\f\u0001<\u2028é😀\ud800x");
        assertThat(new String(out.toBytes(), StandardCharsets.UTF_8))
                .isEqualTo("\"\\\"\\\\\\n\\r\\t\\b\\f\\u0001\\u003c\\u2028é😀\\ufffdx\"");
    }

    @Test
    void forms_are_read_as_go_reads_them() throws Exception {
        assertThat(Forms.query("a=1&b=%41+%C3%A9&a=2&&c&=x&d=%4&e=1;f=2&g==h"))
                .isEqualTo(Map.of(
                        "a", List.of("1", "2"),
                        "b", List.of("A é"),
                        "c", List.of(""),
                        "", List.of("x"),
                        "g", List.of("=h")));
        assertThat(Forms.body("a=%41".getBytes(StandardCharsets.UTF_8))).isEqualTo(Map.of("a", List.of("A")));
        assertThatThrownBy(() -> Forms.body("a&".repeat(10_001).getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("more than 10000 fields");
    }
}
