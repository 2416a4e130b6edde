package dev.tripline.language.script.value;

/** A limit stopped the run. An {@link Error}, so that nothing inside a script ({@code pcall}) can hold it up. */
public final class OutOfBudget extends Error {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * @param reason which limit, and how large it is
     */
    public OutOfBudget(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
