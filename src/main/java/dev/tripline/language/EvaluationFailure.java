package dev.tripline.language;

/** One evaluation that came to no result: a mistake that shows only with this event, or a budget that is used up. */
public final class EvaluationFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final boolean overBudget;

    private EvaluationFailure(String reason, boolean overBudget) {
        super(reason, null, false, false);
        this.reason = reason;
        this.overBudget = overBudget;
    }

    /**
     * @param reason one line for people; never the event's content at length
     */
    public EvaluationFailure(String reason) {
        this(reason, false);
    }

    /**
     * A limit that stopped the evaluation.
     *
     * @param reason which one, and how large it is, e.g. {@code more than 1000000 steps}
     */
    public static EvaluationFailure overBudget(String reason) {
        return new EvaluationFailure(reason, true);
    }

    /** The message. */
    public String reason() {
        return reason;
    }

    public boolean isOverBudget() {
        return overBudget;
    }
}
