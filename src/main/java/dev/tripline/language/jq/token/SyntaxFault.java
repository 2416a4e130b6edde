package dev.tripline.language.jq.token;

/** Why a program cannot be compiled. Caught where compiling begins. */
public final class SyntaxFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    SyntaxFault(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
