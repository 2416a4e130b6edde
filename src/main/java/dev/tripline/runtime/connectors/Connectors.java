package dev.tripline.runtime.connectors;

import dev.tripline.manifest.binding.DidYouMean;
import dev.tripline.manifest.meaning.Section;
import dev.tripline.manifest.meaning.SectionReader;
import dev.tripline.runtime.connectors.Connector.Shape;
import dev.tripline.runtime.connectors.Connector.Side;
import dev.tripline.source.HookConfig;
import dev.tripline.source.KnownSource;
import dev.tripline.source.SourceKind;
import dev.tripline.source.host.plan.FilterSpec;
import dev.tripline.source.host.plan.SourceKinds;
import dev.tripline.trigger.TriggerKind;
import dev.tripline.trigger.host.plan.TriggerKinds;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * The connectors of this house, described by their own code: what they are and what their fields mean by the annotations of their
 * records, what is demanded and filled in by those records' constructors, the promises by their beans. Made anew for each
 * question. Thread-safe.
 */
@ApplicationScoped
public class Connectors {
    private final SourceKinds sources;
    private final TriggerKinds triggers;

    public Connectors(SourceKinds sources, TriggerKinds triggers) {
        this.sources = sources;
        this.triggers = triggers;
    }

    /** The sources, then the triggers, each in the order of their keys. */
    public List<Connector> all() {
        return Stream.concat(
                        sources.all().stream().map(Connectors::describe),
                        triggers.all().stream().map(Connectors::describe))
                .toList();
    }

    /** Of this key: none, a source, a trigger, or both. Without regard to case. */
    public List<Connector> find(String kind) {
        return all().stream()
                .filter(connector -> connector.kind().equalsIgnoreCase(kind))
                .toList();
    }

    /** For a key that nobody has: {@code  (did you mean "…"?)}, or nothing. */
    public String suggestion(String kind) {
        return DidYouMean.suffix(kind, all().stream().map(Connector::kind).toList());
    }

    private static Connector describe(SourceKind<?> kind) {
        boolean isCalled = HookConfig.class.isAssignableFrom(kind.config());
        Section section = SectionReader.connector(kind.config());
        return new Connector(
                Side.SOURCE,
                kind.key(),
                isCalled ? Shape.HOOK : Shape.LISTENER,
                !(kind instanceof KnownSource<?>),
                kind.hasEventFilter() ? section.with("filter", SectionReader.shared(FilterSpec.class)) : section,
                kind.delivery(),
                kind.identity(),
                example(kind.config()));
    }

    private static Connector describe(TriggerKind<?, ?> kind) {
        return new Connector(
                Side.TRIGGER,
                kind.key(),
                Shape.ACTION,
                TriggerKinds.isServed(kind),
                SectionReader.connector(kind.config()),
                kind.delivery(),
                kind.identity(),
                example(kind.config()));
    }

    /** Lies beside the config record. */
    private static String example(Class<?> config) {
        try (InputStream in = config.getResourceAsStream("example.yaml")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
