package dev.tripline.source.host.registration;

import dev.tripline.source.registration.Registration;
import dev.tripline.source.registration.RegistrationFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A provider in memory, of which each place can be told how to behave. */
final class FakeRegistration implements Registration {
    final List<String> places;
    final boolean deletes;
    final String url;
    final List<String> asked = new CopyOnWriteArrayList<>();
    final Set<String> hooks = ConcurrentHashMap.newKeySet();
    final Map<String, RegistrationFailure> failures = new ConcurrentHashMap<>();
    final CountDownLatch interrupted = new CountDownLatch(1);
    volatile boolean hangs;
    volatile boolean broken;

    FakeRegistration(String url, boolean deletes, String... places) {
        this.url = url;
        this.deletes = deletes;
        this.places = List.of(places);
    }

    @Override
    public String url() {
        return url;
    }

    @Override
    public boolean deletesOnFinish() {
        return deletes;
    }

    @Override
    public List<String> places() {
        if (broken) {
            throw new IllegalStateException("s3cret");
        }
        return places;
    }

    @Override
    public Step ensure(String place) throws RegistrationFailure, InterruptedException {
        asked.add(place);
        hang();
        if (failures.containsKey(place)) {
            throw failures.get(place);
        }
        return hooks.add(place) ? Step.CREATED : Step.UNCHANGED;
    }

    private void hang() throws InterruptedException {
        if (hangs) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
        }
    }

    @Override
    public void remove(String place) throws RegistrationFailure, InterruptedException {
        hang();
        if (failures.containsKey(place)) {
            throw failures.get(place);
        }
        hooks.remove(place);
    }

    List<String> takeAsked() {
        List<String> taken = new ArrayList<>(asked);
        asked.clear();
        return taken;
    }
}
