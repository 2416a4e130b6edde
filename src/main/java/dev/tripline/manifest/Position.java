package dev.tripline.manifest;

/**
 * A place in a document.
 *
 * @param file the path as the user gave it, or an object's path in a cluster
 * @param line from 1; 0 when the place is unknown
 * @param column from 1, counted in characters
 */
public record Position(String file, int line, int column) {
    /** For values that no document holds. */
    public static final Position NONE = new Position("", 0, 0);

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
