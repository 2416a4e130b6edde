package dev.tripline.language.sprig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.json.GoJson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Dicts are changed in place, as in Go; those of the event are not. */
class SprigDictsTest {
    @Test
    void set_and_unset_change_the_dict_itself() throws EvaluationFailure {
        Object dict = Calls.result("dict", "a", 1L);
        assertThat(Calls.call("set", dict, "b", 2L)).isSameAs(dict);
        assertThat(Calls.call("unset", dict, "a")).isSameAs(dict);
        assertThat(dict).isEqualTo(Map.of("b", 2L));
    }

    @Test
    void merge_changes_the_first_and_takes_over_parts_of_the_others() throws EvaluationFailure {
        Object inner = Calls.result("dict", "x", 1L);
        Object target = Calls.result("dict");
        assertThat(Calls.call("merge", target, Calls.result("dict", "a", inner)))
                .isSameAs(target);
        Calls.call("set", inner, "y", 2L);
        assertThat(target).isEqualTo(Map.of("a", Map.of("x", 1L, "y", 2L)));
    }

    @Test
    void an_event_cannot_be_changed_but_a_copy_of_it_can() throws EvaluationFailure {
        Object event = GoJson.decode("{\"a\":{\"b\":1}}");
        for (String name : List.of("set", "merge")) {
            assertThatThrownBy(() -> {
                        if (name.equals("set")) {
                            Calls.call(name, event, "c", 1L);
                        } else {
                            Calls.call(name, event, Map.of("a", Map.of("c", 1L)));
                        }
                    })
                    .isInstanceOfSatisfying(
                            EvaluationFailure.class, e -> assertThat(e.reason()).contains("deepCopy"));
        }
        assertThatThrownBy(() -> Calls.call("unset", event, "a")).isInstanceOf(EvaluationFailure.class);
        Object copy = Calls.result("deepCopy", event);
        Calls.call("merge", copy, Map.of("a", Map.of("c", 1L)));
        assertThat(copy).isEqualTo(Map.of("a", Map.of("b", 1.0, "c", 1L)));
        assertThat(event).isEqualTo(Map.of("a", Map.of("b", 1.0)));
    }

    @Test
    void what_json_gives_can_be_changed() throws EvaluationFailure {
        Object dict = Calls.result("fromJson", "{\"a\":{}}");
        Calls.call("set", Calls.result("get", dict, "a"), "b", true);
        assertThat(dict).isEqualTo(Map.of("a", Map.of("b", true)));
    }

    @Test
    void lists_are_never_changed() {
        Object list = Calls.result("list", "a", "b");
        Calls.result("append", list, "c");
        Calls.result("reverse", list);
        assertThat(list).isEqualTo(List.of("a", "b"));
    }

    @Test
    void dicts_of_texts_are_of_another_type() {
        Object parts = Calls.result("split", ",", "a,b");
        assertThatThrownBy(() -> Calls.call("get", parts, "_0"))
                .isInstanceOfSatisfying(
                        EvaluationFailure.class, e -> assertThat(e.reason()).contains("map[string]string"));
    }
}
