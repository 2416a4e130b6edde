package dev.tripline.language.script.run;

import org.jspecify.annotations.Nullable;

/** {@code coroutine.yield}: the interpreter leaves the thread where it stands. Called any other way it fails. */
public final class Yield implements Native {
    public static final Yield YIELD = new Yield();

    private Yield() {}

    @Override
    public @Nullable Object[] call(Call call) {
        throw call.machine().error("attempt to yield across a call of the library");
    }
}
