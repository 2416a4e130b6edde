package dev.tripline.source.registration.rest;

import dev.tripline.source.registration.ProviderCalls;
import dev.tripline.source.registration.RegisteredConfig;
import dev.tripline.source.registration.Registration;
import dev.tripline.source.registration.RegistrationFailure;
import dev.tripline.source.registration.RegistrationFailure.Reach;
import dev.tripline.source.registration.rest.HookCollection.Found;
import dev.tripline.source.registration.rest.HookCollection.Wanted;
import dev.tripline.source.verify.Digests;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps one hook in each of a provider's collections. Ours is what calls our address, so a restart finds it again. Providers
 * show no secrets, and some show settings other than as they took them: a hook is left alone as long as it looks as it did
 * after it was last written, and what is wanted is what was written.
 */
public final class RestHooks implements Registration {
    private final RegisteredConfig config;
    private final HookCollection hooks;
    private final HookCalls calls;
    private final Map<String, Settled> settled = new HashMap<>();
    private final Map<String, Set<String>> obsolete = new HashMap<>();

    /**
     * What is known of a place.
     *
     * @param digest of what was last wanted, secret included
     * @param made whether we created the hook
     */
    private record Settled(String digest, Found found, boolean made) {}

    public RestHooks(RegisteredConfig config, HookCollection hooks, ProviderCalls calls) {
        this.config = config;
        this.hooks = hooks;
        this.calls = new HookCalls(hooks, calls);
    }

    @Override
    public String url() {
        return config.webhook().publicUrl();
    }

    @Override
    public boolean deletesOnFinish() {
        return config.deleteHookOnFinish();
    }

    @Override
    public List<String> places() {
        return hooks.places();
    }

    @Override
    public Step ensure(String place) throws RegistrationFailure, InterruptedException {
        Wanted wanted = hooks.wanted();
        String digest = digest(wanted);
        List<Found> ours = clearAway(place, calls.calling(url(), place));
        if (ours.isEmpty()) {
            settled.put(place, new Settled(digest, calls.create(place, wanted), true));
            return Step.CREATED;
        }
        Found found = ours.stream().filter(wanted::fits).findFirst().orElse(ours.getFirst());
        dropOwnTwin(place, ours, found);
        Optional<Settled> known = Optional.ofNullable(settled.get(place));
        Step step = bring(place, found, wanted, digest, known);
        String trouble = found.trouble();
        if (step == Step.UNCHANGED && !trouble.isEmpty()) {
            throw RegistrationFailure.of(Reach.PLACE, "trouble", place + ": " + trouble);
        }
        return step;
    }

    private Step bring(String place, Found found, Wanted wanted, String digest, Optional<Settled> known)
            throws RegistrationFailure, InterruptedException {
        boolean made = known.filter(
                        before -> before.made() && before.found().id().equals(found.id()))
                .isPresent();
        boolean sameWish =
                known.filter(before -> before.digest().equals(digest)).isPresent();
        if (sameWish && known.filter(before -> found.looksLike(before.found())).isPresent()) {
            return Step.UNCHANGED;
        }
        boolean updatesSecret = hooks.style().updatesSecret();
        boolean secretIsRight = wanted.secrets().isEmpty() || (known.isEmpty() && !updatesSecret);
        if (wanted.fits(found) && secretIsRight) {
            settled.put(place, new Settled(digest, found, made));
            return Step.UNCHANGED;
        }
        if (known.isPresent() && !sameWish && !updatesSecret) {
            Found replacement = calls.create(place, wanted);
            settled.put(place, new Settled(digest, replacement, true));
            obsolete.put(place, Set.of(found.id()));
            clearAway(place, List.of(found));
        } else {
            settled.put(place, new Settled(digest, calls.update(place, found.id(), wanted), made));
        }
        return Step.UPDATED;
    }

    /** Deletes hooks that were replaced, and returns the others. */
    private List<Found> clearAway(String place, List<Found> ours) throws RegistrationFailure, InterruptedException {
        Set<String> old = obsolete.getOrDefault(place, Set.of());
        List<Found> others = new ArrayList<>();
        for (Found one : ours) {
            if (old.contains(one.id())) {
                calls.delete(place, one.id());
            } else {
                others.add(one);
            }
        }
        obsolete.remove(place);
        return others;
    }

    /** Two replicas may both create at the same moment: the later one gives way. Others' hooks are left alone. */
    private void dropOwnTwin(String place, List<Found> ours, Found kept)
            throws RegistrationFailure, InterruptedException {
        Optional<Settled> mine = Optional.ofNullable(settled.get(place)).filter(Settled::made);
        if (mine.isPresent() && !mine.get().found().id().equals(kept.id())) {
            String id = mine.get().found().id();
            if (ours.stream().anyMatch(one -> one.id().equals(id))) {
                calls.delete(place, id);
            }
            settled.remove(place);
        }
    }

    @Override
    public void remove(String place) throws RegistrationFailure, InterruptedException {
        Optional<Settled> known = Optional.ofNullable(settled.get(place));
        if (known.isPresent()) {
            calls.delete(place, known.get().found().id());
            settled.remove(place);
            return;
        }
        // Perhaps created without an answer.
        for (Found one : calls.calling(url(), place)) {
            calls.delete(place, one.id());
        }
    }

    private static String digest(Wanted wanted) {
        return Digests.shortHex(wanted.body().toString().getBytes(StandardCharsets.UTF_8));
    }
}
