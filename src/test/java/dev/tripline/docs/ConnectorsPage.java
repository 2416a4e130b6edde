package dev.tripline.docs;

import dev.tripline.manifest.meaning.Field;
import dev.tripline.manifest.meaning.Section;
import dev.tripline.runtime.connectors.Connector;
import dev.tripline.runtime.connectors.Connector.Side;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The page about connectors, as it is to be. */
final class ConnectorsPage {
    static final String REWRITE = "./mvnw test -Dtest=ConnectorsPageTest -Dpages.write";

    private static final String BEGIN = """
        # Connectors

        Every kind of event source and trigger, with its fields. This page is made of the code: what a field means is said at the record
        that holds it, whether it is required and what its default is are seen by asking that record. After a change
        `%s` writes it anew. `tripline connectors KIND` and
        [`GET /api/v1/connectors`](api.md#get-apiv1connectors) show the same.

        A field is *required* when the manifest is refused, or what needs the field fails, without it. Below the fields stand the complaints
        of a section that says nothing. In a path `[]` is each item of a list and `*` each key of a map. *Section* types are at
        [the end](#shared-sections); what they require counts where the kind checks it. A kind that is *not served* is read and checked by
        this version: its event sources take nothing in, its triggers are rendered and their actions go to the dead letters.
        How triggers are repeated, limited and given up is in [guarantees.md](guarantees.md).

        **Identity.** The id of an event is `EVENTSOURCE:EVENT:IDENTITY` where the kind says what the identity is. What has the same
        id is the same event: it leads to no second action while the ledger keeps the first (7 days). Where a sender gives no identity, or one that
        is longer than 256 characters or not of visible ASCII, the event has a fresh id. With `standardWebhooks` the id that is signed is
        the identity, where the kind has none of its own. Every action has an id made of sensor, trigger and events, the same for
        all its attempts.
        """;

    private final List<Connector> connectors;
    private final StringBuilder page = new StringBuilder();

    private ConnectorsPage(List<Connector> connectors) {
        this.connectors = connectors;
    }

    static String of(List<Connector> connectors) {
        return new ConnectorsPage(connectors).write();
    }

    private String write() {
        page.append(BEGIN.formatted(REWRITE));
        chapter(Side.SOURCE, "Event sources");
        chapter(Side.TRIGGER, "Triggers");
        page.append("\n## Shared sections\n");
        Map<String, Section> shared = new TreeMap<>();
        connectors.forEach(
                connector -> connector.section().shared().forEach(section -> shared.put(section.name(), section)));
        shared.values().forEach(section -> {
            page.append("\n### ").append(section.name()).append("\n\n");
            page.append(section.meaning()).append("\n");
            fields(section);
        });
        return page.toString();
    }

    private List<Connector> of(Side side) {
        return connectors.stream().filter(one -> one.side() == side).toList();
    }

    private void chapter(Side side, String title) {
        page.append("\n## ").append(title).append("\n\n| kind | | served | |\n|---|---|---|---|\n");
        for (Connector one : of(side)) {
            page.append("| [`%s`](#%s) | %s | %s | %s |%n"
                    .formatted(one.kind(), anchor(heading(one)), word(one.shape()), yes(one.served()), one.what()));
        }
        of(side).forEach(this::connector);
    }

    private void connector(Connector one) {
        page.append("\n### ").append(heading(one)).append("\n\n").append(one.what());
        page.append(one.served() ? "\n" : " Not served by this version.\n");
        fields(one.section());
        page.append("\n**Delivery.** ").append(one.delivery()).append("\n");
        if (!one.identity().isEmpty()) {
            page.append("\n**Identity.** ").append(one.identity()).append("\n");
        }
        page.append("\n```yaml\n").append(one.example()).append("```\n");
    }

    private void fields(Section section) {
        if (!section.fields().isEmpty()) {
            page.append("\n| field | type | | |\n|---|---|---|---|\n");
        }
        for (Field field : section.fields()) {
            page.append("| `%s` | %s | %s | %s |%n"
                    .formatted(field.path(), type(field), need(field), escaped(field.meaning())));
        }
        section.rules().forEach(rule -> page.append("\n* ").append(escaped(rule)));
        page.append(section.rules().isEmpty() ? "" : "\n");
    }

    private static String need(Field field) {
        return field.isRequired() || field.byDefault().isEmpty()
                ? field.need()
                : "default " + escaped(field.byDefault());
    }

    private static String type(Field field) {
        return field.shared()
                .map(Class::getSimpleName)
                .map(name -> field.type().replace(name, "[" + name + "](#" + anchor(name) + ")"))
                .orElse(field.type());
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*");
    }

    private static String heading(Connector one) {
        return (one.side() == Side.SOURCE ? "Source `" : "Trigger `") + one.kind() + "`";
    }

    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "").replace(' ', '-');
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String yes(boolean is) {
        return is ? "yes" : "no";
    }
}
