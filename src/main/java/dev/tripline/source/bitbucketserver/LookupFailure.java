package dev.tripline.source.bitbucketserver;

/** The server could not say whether there is an open pull request. Carries no stack: it is a normal outcome. */
final class LookupFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean again;

    /** @param again whether it may succeed later */
    LookupFailure(boolean again, String reason) {
        super(reason, null, false, false);
        this.again = again;
    }

    boolean again() {
        return again;
    }
}
