package dev.tripline.language.path.text;

/**
 * Goes through the members of an object or the items of an array, or once over a scalar, as gjson's ForEach does. Used by
 * one thread.
 */
public final class Members {
    private final Slice of;
    private final boolean object;
    private int at;
    private boolean done;
    private Slice key = Slice.MISSING;
    private Slice value = Slice.MISSING;

    public Members(Slice of, Budget budget) {
        budget.spend(of.length());
        this.of = of;
        this.object = of.isObject();
        this.at = of.from() + 1;
        this.done = !of.exists();
    }

    /** Moves on; false at the end or where the text makes no sense any more. */
    public boolean next() {
        if (done) {
            return false;
        }
        if (of.kind() != Kind.JSON) {
            value = of;
            done = true;
            return true;
        }
        done = object && !readKey() || !readValue();
        return !done;
    }

    /** The key of an object's member; missing elsewhere. */
    public Slice key() {
        return key;
    }

    public Slice value() {
        return value;
    }

    private boolean readKey() {
        String text = of.text();
        while (at < of.to() && text.charAt(at) != '"') {
            at++;
        }
        int close = at < of.to() ? Scan.string(text, at + 1, of.to()) : Scan.UNTERMINATED;
        if (close < 0) {
            return false;
        }
        key = new Slice(Kind.STRING, text, at, close);
        at = close;
        return true;
    }

    private boolean readValue() {
        String text = of.text();
        int start = Scan.seekValue(text, at, of.to());
        if (start >= of.to()) {
            return false;
        }
        Kind kind = Scan.kind(text, start, of.to());
        int end = Scan.end(text, start, of.to(), kind);
        if (end < 0) {
            return false;
        }
        value = new Slice(kind, text, start, end);
        at = end + 1; // one letter is passed unseen: a comma, where the text is JSON
        return true;
    }
}
