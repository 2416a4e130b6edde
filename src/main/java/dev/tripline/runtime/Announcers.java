package dev.tripline.runtime;

import dev.tripline.manifest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Those who tell people. */
@ApplicationScoped
public class Announcers implements Announcer {
    private final List<Announcer> all = new CopyOnWriteArrayList<>();

    public void add(Announcer announcer) {
        all.add(announcer);
    }

    @Override
    public void busReady(String description) {
        all.forEach(one -> one.busReady(description));
    }

    @Override
    public void loaded(Loaded loaded) {
        all.forEach(one -> one.loaded(loaded));
    }

    @Override
    public void refused(List<Problem> problems) {
        all.forEach(one -> one.refused(problems));
    }

    @Override
    public void note(String sentence) {
        all.forEach(one -> one.note(sentence));
    }
}
