package dev.tripline.runtime.cluster.provision.server;

/** With what the store on the disk is encrypted. Cannot change while there is a store. */
public enum StoreKey {
    /** Not at all. */
    NONE(""),
    /** The key {@code encryption} of the server's Secret. */
    SECRET("key: $JS_KEY"),
    /**
     * What Argo Events writes. nats-server takes no variable inside quotes, so the letters themselves are the key; a store of
     * Argo Events opens with nothing else.
     */
    ARGO("key: \"$JS_KEY\"");

    private final String line;

    StoreKey(String line) {
        this.line = line;
    }

    String line() {
        return line;
    }
}
