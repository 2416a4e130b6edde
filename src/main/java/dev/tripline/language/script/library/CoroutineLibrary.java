package dev.tripline.language.script.library;

import dev.tripline.language.script.run.Call;
import dev.tripline.language.script.run.Coroutine;
import dev.tripline.language.script.run.Machine;
import dev.tripline.language.script.run.Native;
import dev.tripline.language.script.value.LuaError;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code coroutine}. */
final class CoroutineLibrary {
    static final Map<String, Native> FUNCTIONS = Map.of(
            "create",
            call -> Call.one(call.machine().threads().create(call.function(1), false)),
            "resume",
            CoroutineLibrary::resume,
            "running",
            call -> Call.one(call.machine().threads().runningThread()),
            "status",
            call -> Call.one(call.machine().threads().status(call.thread(1))),
            "wrap",
            CoroutineLibrary::wrap,
            "yield",
            Coroutine.YIELD);

    private CoroutineLibrary() {}

    private static @Nullable Object[] resume(Call call) {
        Coroutine thread = call.thread(1);
        Machine.Outcome outcome =
                call.machine().threads().resume(thread, Arrays.copyOfRange(call.arguments(), 1, call.count()));
        return BaseLibrary.result(outcome);
    }

    private static @Nullable Object[] wrap(Call call) {
        Coroutine thread = call.machine().threads().create(call.function(1), true);
        Native resume = inner -> {
            if (thread.isDead()) {
                throw inner.machine().error("can not resume a dead thread");
            }
            Machine.Outcome outcome = inner.machine().threads().resume(thread, inner.arguments());
            if (!outcome.good()) {
                throw new LuaError(outcome.values()[0]);
            }
            return outcome.values();
        };
        return Call.one(resume);
    }
}
