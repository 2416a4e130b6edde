package dev.tripline.manifest.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.manifest.Node;
import dev.tripline.manifest.binding.Checked;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Inline;
import dev.tripline.manifest.binding.Key;
import dev.tripline.manifest.field.BasicAuth;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.source.WebhookContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What records say about themselves is told; what they demand and fill in is found out. */
class SectionReaderTest {
    @Means("A kind.")
    record Kind(
            @Means("where to") String url,
            @Means("a number") long size,
            @Key("inner") @Means("a part") Optional<Part> part,
            @Means("parts") List<Part> parts,
            @Means("parts by name") Map<String, Part> named,
            @Means("a login") Optional<BasicAuth> auth,
            @Means("anything") Optional<Node> any,
            @Means(value = "how fast", otherwise = "10s") String pace,
            @Inline Further further) {
        Kind {
            new Complaints()
                    .when(url.isEmpty(), "url", "no url")
                    .when(url.equals("loud"), "size", "too loud")
                    .when(auth.isEmpty() && pace.isEmpty(), "", "auth or pace")
                    .in("inner", part)
                    .in("parts", parts)
                    .throwIfAny();
        }
    }

    @Means("A part.")
    record Part(
            @Means("its name") String name,
            @Means("once more") List<Part> more) implements Checked {
        @Override
        public void check(Complaints complaints) {
            complaints.when(name.isEmpty(), "name", "no name");
        }
    }

    @Means("Further fields.")
    record Further(@Means("a flag") boolean flag, String forgotten) {}

    @Means("A kind with a default.")
    record Simple(
            @Means("where to") String url,
            @Means("how") String method,
            @Means("bytes") long most) {
        Simple {
            new Complaints().when(url.isEmpty(), "url", "no url").throwIfAny();
            method = method.isEmpty() ? "POST" : method;
            most = most == 0 ? 1024 : most;
        }
    }

    @Means("A ring.")
    record Ring(@Means("the next") Optional<Ring> next) {}

    @Means("A kind at an endpoint.")
    record Located(@Inline WebhookContext webhook) {}

    private static Field field(Section section, String path) {
        return section.fields().stream()
                .filter(field -> field.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no field " + path));
    }

    private final Section kind = SectionReader.connector(Kind.class);

    @Test
    void fieldsHaveTheirKeysAndTypesOfYaml() {
        assertThat(kind.name()).isEqualTo("Kind");
        assertThat(kind.meaning()).isEqualTo("A kind.");
        assertThat(field(kind, "url").type()).isEqualTo("string");
        assertThat(field(kind, "size").type()).isEqualTo("integer");
        assertThat(field(kind, "inner").type()).isEqualTo("object");
        assertThat(field(kind, "parts").type()).isEqualTo("list of object");
        assertThat(field(kind, "named").type()).isEqualTo("map of object");
        assertThat(field(kind, "named.*.name").meaning()).isEqualTo("its name");
        assertThat(field(kind, "any").type()).isEqualTo("any");
        assertThat(field(kind, "flag").type()).isEqualTo("boolean");
        assertThat(field(kind, "forgotten").meaning()).isEmpty();
    }

    @Test
    void whatIsComplainedAboutIsRequiredWhereverItStands() {
        assertThat(kind.fields())
                .filteredOn(Field::isRequired)
                .filteredOn(field -> field.path().chars().filter(c -> c == '.').count() < 2)
                .extracting(Field::path)
                .containsExactly("url", "inner.name", "parts[].name");
        assertThat(field(kind, "url").need()).isEqualTo("required");
        assertThat(field(kind, "size").need()).isEqualTo("optional");
        assertThat(kind.rules()).containsExactly("auth or pace");
    }

    @Test
    void whatIsFilledInIsTheDefault() {
        Section simple = SectionReader.connector(Simple.class);
        assertThat(field(simple, "method").need()).isEqualTo("default POST");
        assertThat(field(simple, "most").need()).isEqualTo("default 1024");
        assertThat(field(simple, "url").need()).isEqualTo("required");
        assertThat(field(kind, "pace").need()).isEqualTo("default 10s");
    }

    @Test
    void sectionsOfOtherFoldersAreReferredTo() {
        assertThat(field(kind, "auth").type()).isEqualTo("BasicAuth");
        assertThat(field(kind, "auth").shared()).contains(BasicAuth.class);
        assertThat(kind.shared()).extracting(Section::name).containsExactly("BasicAuth", "SecretKeySelector");
    }

    /** A shared section is asked itself, also where it complains by advice only. */
    @Test
    void sharedSectionsSayWhatTheyDemand() {
        assertThat(SectionReader.shared(BasicAuth.class).fields())
                .allMatch(Field::isRequired)
                .extracting(Field::type)
                .containsOnly("SecretKeySelector");
        assertThat(SectionReader.shared(SecretKeySelector.class).fields()).allMatch(Field::isRequired);
    }

    @Test
    void whatIsWrittenInsideOfAnInlinedRecordComesWithIt() {
        assertThat(SectionReader.connector(Located.class).fields())
                .extracting(Field::path)
                .contains("endpoint", "standardWebhooks.secret");
    }

    @Test
    void whatHoldsItselfEnds() {
        assertThat(SectionReader.connector(Ring.class).fields()).hasSizeBetween(2, 20);
    }

    @Test
    void aPartOfSomebodyElseIsAdded() {
        Section with = SectionReader.connector(Simple.class).with("filter", SectionReader.shared(Ring.class));
        assertThat(with.fields()).extracting(Field::path).startsWith("url", "method", "most", "filter.next");
    }
}
