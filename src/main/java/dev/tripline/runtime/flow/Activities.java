package dev.tripline.runtime.flow;

import dev.tripline.event.decision.Decision;
import dev.tripline.ledger.AttemptRecord;
import dev.tripline.runtime.act.Witness;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Those who watch. */
@Singleton
public class Activities implements Activity, Witness {
    private final List<Activity> watchers = new CopyOnWriteArrayList<>();

    public void add(Activity watcher) {
        watchers.add(watcher);
    }

    @Override
    public void decided(Decision decision) {
        watchers.forEach(watcher -> watcher.decided(decision));
    }

    @Override
    public void attempted(AttemptRecord attempt) {
        watchers.forEach(watcher -> watcher.attempted(attempt));
    }
}
