package dev.tripline.language.jq.value;

/** A budget is used up. No jq program can catch it. */
public final class Spent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String limit;

    /**
     * @param limit what was too much, and how much there may be
     */
    public Spent(String limit) {
        super(limit, null, false, false);
        this.limit = limit;
    }

    public String limit() {
        return limit;
    }
}
