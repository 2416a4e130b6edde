package dev.tripline.chaos.fault;

import dev.tripline.chaos.world.Nats;
import dev.tripline.chaos.world.Replica;
import dev.tripline.chaos.world.Target;
import java.nio.file.Path;
import java.util.List;

/**
 * All processes of a run.
 *
 * @param points the folder in which a file names a point at which a Tripline shall die
 */
public record Ground(Nats nats, List<Replica> replicas, Target target, Path points) implements AutoCloseable {
    @Override
    public void close() {
        replicas.forEach(Replica::close);
        target.close();
        nats.close();
    }
}
