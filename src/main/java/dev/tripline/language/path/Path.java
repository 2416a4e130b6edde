package dev.tripline.language.path;

/** A compiled gjson path. Immutable, safe for any thread. */
public final class Path {
    private final String source;

    private Path(String source) {
        this.source = source;
    }

    /** Never fails: an odd path is one that finds nothing. */
    public static Path compile(String path) {
        return new Path(path);
    }

    public PathValue in(Json json) {
        throw new UnsupportedOperationException();
    }

    public String source() {
        return source;
    }
}
