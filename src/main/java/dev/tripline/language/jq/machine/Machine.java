package dev.tripline.language.jq.machine;

import dev.tripline.language.jq.function.Call;
import dev.tripline.language.jq.value.Budget;
import dev.tripline.language.jq.value.Fault;
import dev.tripline.language.jq.value.Spent;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One evaluation. Used by one thread, once. */
public final class Machine {
    private static final int MOST_CHOICES = 200_000;
    private static final int FEW = 8;

    private enum Mode {
        ENTER,
        GIVE,
        BACKTRACK,
        FOUND,
        EXHAUSTED
    }

    private final Call call;
    private final Budget budget;
    private @Nullable Choice[] choices = new @Nullable Choice[FEW];
    private int height;
    private Mode mode = Mode.ENTER;
    private Node node;
    private @Nullable Object value;
    private Env env = Env.EMPTY;
    private @Nullable Trail trail;
    private @Nullable Frame frame;

    public Machine(Node program, @Nullable Object input, Call call) {
        this.node = program;
        this.value = input;
        this.call = call;
        this.budget = call.budget();
    }

    /**
     * Runs until there is an output.
     *
     * @return whether there is one, as {@link #input}
     * @throws Fault that nobody caught
     * @throws Spent when the budget is used up
     */
    public boolean first() {
        while (mode != Mode.FOUND && mode != Mode.EXHAUSTED) {
            budget.step();
            try {
                step();
            } catch (Fault fault) {
                unwind(fault);
            }
        }
        return mode == Mode.FOUND;
    }

    private void step() {
        switch (mode) {
            case ENTER -> node.enter(this);
            case GIVE -> {
                Frame top = frame;
                if (top == null) {
                    mode = Mode.FOUND;
                } else {
                    frame = top.next();
                    top.resume(this, value);
                }
            }
            default -> {
                if (height == 0) {
                    mode = Mode.EXHAUSTED;
                } else {
                    Choice choice = pop();
                    choice.restore(this);
                    choice.resume(this);
                }
            }
        }
    }

    private Choice pop() {
        Choice choice = Objects.requireNonNull(choices[--height]);
        choices[height] = null;
        return choice;
    }

    private void unwind(Fault fault) {
        Handler handler = frame == null || fault.halts() ? null : frame.handler();
        if (dropTo(handler == null ? 0 : handler.height())) {
            return;
        }
        if (handler == null) {
            throw fault;
        }
        handler.handle(this, fault);
    }

    /** Drops choices, and says whether one of them would not be dropped and goes on. */
    private boolean dropTo(int floor) {
        while (height > floor) {
            Choice choice = pop();
            if (choice.takesFaults()) {
                choice.restore(this);
                choice.resumeAfterFault(this);
                return true;
            }
        }
        return false;
    }

    /** Gives up all choices above, and goes back to the next one. */
    public void breakTo(int floor) {
        if (!dropTo(floor)) {
            backtrack();
        }
    }

    /** Gives up all choices above. */
    public void cut(int floor) {
        while (height > floor) {
            pop();
        }
    }

    void restore(Env toEnv, @Nullable Trail toTrail, @Nullable Frame toFrame) {
        env = toEnv;
        trail = toTrail;
        frame = toFrame;
    }

    public @Nullable Object input() {
        return value;
    }

    public Env env() {
        return env;
    }

    /** Where {@code path(...)} is; null outside of it and where values are only computed. */
    public @Nullable Trail trail() {
        return trail;
    }

    public void follow(@Nullable Trail next) {
        trail = next;
    }

    public @Nullable Frame frame() {
        return frame;
    }

    public int height() {
        return height;
    }

    public Call call() {
        return call;
    }

    public Budget budget() {
        return budget;
    }

    /** Whether the node's value can be had at once, here. */
    public boolean isNow(Node other) {
        return trail == null && isNowAsValue(other);
    }

    /** Whether the node's value can be had at once where no path matters. */
    public boolean isNowAsValue(Node other) {
        return other.isNow()
                || other instanceof Parameter parameter
                        && parameter.argument(env).node().isNow();
    }

    /** The value of a node that can be had at once. */
    public @Nullable Object now(Node other, @Nullable Object input) {
        if (other instanceof Parameter parameter) {
            Env.Closure argument = parameter.argument(env);
            return argument.node().now(input, argument.env(), call);
        }
        return other.now(input, env, call);
    }

    public void push(Frame next) {
        frame = next;
    }

    public void fork(Choice choice) {
        if (height == choices.length) {
            if (height >= MOST_CHOICES) {
                throw new Spent("more than " + MOST_CHOICES + " alternatives left open");
            }
            choices = Arrays.copyOf(choices, height * 2);
        }
        choices[height++] = choice;
    }

    public void eval(Node next, @Nullable Object input) {
        node = next;
        value = input;
        mode = Mode.ENTER;
    }

    public void eval(Node next, @Nullable Object input, Env in) {
        env = in;
        eval(next, input);
    }

    /** Names mean again what they meant. */
    public void enterEnv(Env in) {
        env = in;
    }

    public void give(@Nullable Object output) {
        value = output;
        mode = Mode.GIVE;
    }

    public void backtrack() {
        mode = Mode.BACKTRACK;
    }
}
