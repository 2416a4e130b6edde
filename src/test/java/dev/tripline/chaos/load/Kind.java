package dev.tripline.chaos.load;

/** What is sent: an event of an event source. The weight says how often. */
public enum Kind {
    PLAIN("load", "plain", 5),
    PICKY("load", "picky", 5),
    LEFT("load", "left", 3),
    RIGHT("load", "right", 3),
    ONE("load", "one", 2),
    TWO("load", "two", 2),
    TWICE("load", "twice", 4),
    REFUSED("load", "refused", 4),
    FAILING("load", "failing", 2),
    PUSH("forge", "push", 4);

    private final String source;
    private final String event;
    private final int weight;

    Kind(String source, String event, int weight) {
        this.source = source;
        this.event = event;
        this.weight = weight;
    }

    public String source() {
        return source;
    }

    public String event() {
        return event;
    }

    public int weight() {
        return weight;
    }

    /** Where it is sent to. */
    public String path() {
        return "/" + event;
    }

    /** A delivery of it has an identity: sent again it is the same event. */
    public boolean hasIdentity() {
        return this == PUSH;
    }
}
