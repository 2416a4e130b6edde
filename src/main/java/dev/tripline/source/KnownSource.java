package dev.tripline.source;

/**
 * A kind of Argo Events whose configuration is read and checked, but which this version does not serve: people are told so
 * when the manifest is loaded, and its events show as not served. To serve it, make the bean a {@link Listener} or a
 * {@link Hook}; its folder and its record stay.
 */
public non-sealed interface KnownSource<C extends Record> extends SourceKind<C> {
    @Override
    default String delivery() {
        return "Not served by this version: nothing is taken in.";
    }
}
