package dev.tripline.event;

/** Where events come from: the name of the EventSource object and the event's name in it. Matched exactly. */
public record Origin(String eventSource, String event) {
    @Override
    public String toString() {
        return eventSource + "/" + event;
    }
}
