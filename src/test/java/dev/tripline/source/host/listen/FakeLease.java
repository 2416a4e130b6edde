package dev.tripline.source.host.listen;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A lease that goes to and fro as the test says. */
public final class FakeLease implements Lease {
    private final List<Runnable> wanting = new CopyOnWriteArrayList<>();
    private volatile boolean held;
    private volatile Optional<String> holder = Optional.empty();
    /** What happens when it is given back. */
    public volatile Runnable onGiveBack = () -> {};

    public void give() {
        held = true;
        holder = Optional.of("this");
        wanting.forEach(Runnable::run);
    }

    public void take(String to) {
        held = false;
        holder = Optional.of(to);
        wanting.forEach(Runnable::run);
    }

    /** Runs out while nobody notices, as in a process that stands still. */
    public void runOut(String to) {
        held = false;
        holder = Optional.of(to);
    }

    /** How many want it. */
    public int wanting() {
        return wanting.size();
    }

    @Override
    public Place enter(Runnable changed) {
        wanting.add(changed);
        return () -> wanting.remove(changed);
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public boolean isHeld() {
        return held;
    }

    @Override
    public Optional<String> holder() {
        return holder;
    }

    @Override
    public void giveBack() {
        onGiveBack.run();
        held = false;
    }
}
