package dev.tripline.client.kubernetes.watch;

import io.fabric8.kubernetes.client.informers.ResourceEventHandler;

/** Hears that something has changed, whatever it is; also of a first list with nothing in it. */
final class AnyChange<T> implements ResourceEventHandler<T> {
    private final Runnable onChange;

    /** @param onChange called on a thread of the client: must not block */
    AnyChange(Runnable onChange) {
        this.onChange = onChange;
    }

    @Override
    public void onAdd(T object) {
        onChange.run();
    }

    @Override
    public void onUpdate(T before, T after) {
        onChange.run();
    }

    @Override
    public void onDelete(T object, boolean lastStateUnknown) {
        onChange.run();
    }

    @Override
    public void onNothing() {
        onChange.run();
    }
}
