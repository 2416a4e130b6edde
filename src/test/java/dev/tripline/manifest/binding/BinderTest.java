package dev.tripline.manifest.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.text.YamlReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BinderTest {
    record Part(String name, Optional<Inner> inner) implements Checked {
        @Override
        public void check(Complaints complaints) {
            complaints.when(name.isEmpty(), "name", "a name is missing").in("inner", inner);
        }
    }

    record Inner(int size) implements Checked {
        @Override
        public void check(Complaints complaints) {
            complaints.when(size < 1, "size", "too small");
        }
    }

    record Whole(String first, Optional<Part> part, Part always) {
        Whole {
            new Complaints()
                    .when(first.isEmpty(), "first", "first is missing")
                    .in("part", part)
                    .in("always", always)
                    .throwIfAny();
        }
    }

    private final Problems problems = new Problems();

    private Optional<Whole> bind(String spec, String... others) {
        String text = "apiVersion: argoproj.io/v1alpha1\nkind: EventBus\nmetadata: {name: a}\nspec:\n" + spec.indent(2);
        Manifest manifest = YamlReader.read("a.yaml", text, problems).getFirst();
        return Binder.bind(Whole.class, manifest.spec(), "spec", problems, Set.of(others));
    }

    private List<String> told() {
        return problems.all().stream()
                .map(problem -> problem.at().line() + " " + problem.path() + ": " + problem.message())
                .toList();
    }

    @Test
    void the_whole_complains_before_its_parts_each_at_its_place() {
        assertThat(bind("""
                always:
                  name: x
                part:
                  inner:
                    size: 0
                """)).isEmpty();
        assertThat(told())
                .containsExactly(
                        "5 spec.first: first is missing",
                        "8 spec.part.name: a name is missing",
                        "9 spec.part.inner.size: too small");
    }

    @Test
    void a_part_that_is_missing_is_told_where_it_would_stand() {
        assertThat(bind("first: a")).isEmpty();
        assertThat(told()).containsExactly("5 spec.always.name: a name is missing");
    }

    @Test
    void keys_of_other_owners_are_no_mistakes_and_may_be_meant() {
        assertThat(bind("first: a\nalways: {name: x}\nfilter: 1\nfiltr: 1", "filter"))
                .isPresent();
        assertThat(problems.all()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(Binder.UNKNOWN_FIELD);
            assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
            assertThat(problem.message()).isEqualTo("unknown field \"filtr\" (did you mean \"filter\"?)");
        });
    }
}
