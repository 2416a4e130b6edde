package dev.tripline.language.jq.node.path;

import dev.tripline.language.jq.machine.Choice;
import dev.tripline.language.jq.machine.Machine;
import dev.tripline.language.jq.operation.Access;
import dev.tripline.language.jq.operation.Deletion;
import dev.tripline.language.jq.operation.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an assignment has made so far, and gives once there are no more paths. */
final class Result extends Choice {
    private final Set<Object> owned = Update.newOwned();
    private final List<@Nullable Object> deleted = new ArrayList<>();
    private @Nullable Object value;

    Result(Machine machine, @Nullable Object value) {
        super(machine);
        this.value = value;
    }

    /** What is there now. Whoever gets it may keep it, so it is not changed in place any more. */
    @Nullable
    Object get(Machine machine, List<@Nullable Object> path) {
        Object there = Access.get(value, path, machine.budget());
        if (there != null && owned.contains(there)) {
            owned.clear();
        }
        return there;
    }

    void set(Machine machine, List<@Nullable Object> path, @Nullable Object next) {
        value = Update.set(value, path, next, owned, machine.budget());
    }

    /** At the end, so that indices stay what they are. */
    void delete(Machine machine, List<@Nullable Object> path) {
        deleted.add(path);
        machine.budget().append(deleted.size());
    }

    @Override
    public void resume(Machine machine) {
        machine.give(Deletion.delete(value, deleted, machine.budget()));
    }
}
