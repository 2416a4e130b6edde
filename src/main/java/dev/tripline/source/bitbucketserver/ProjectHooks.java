package dev.tripline.source.bitbucketserver;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.source.registration.ProviderCalls;
import dev.tripline.source.registration.ProviderCalls.Request;
import dev.tripline.source.registration.Registration;
import dev.tripline.source.registration.RegistrationFailure;
import dev.tripline.source.registration.RegistrationFailure.Reach;
import dev.tripline.source.registration.rest.Places;
import dev.tripline.source.registration.rest.RestHooks;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the hooks of repositories that are named, and of all those of projects, which are listed each time. A project that
 * cannot be listed stands among the places as one that fails: the others are kept all the same, and people see it.
 */
final class ProjectHooks implements Registration {
    private final BitbucketServerConfig config;
    private final BitbucketServerHooks hooks;
    private final ProviderCalls calls;
    private final RestHooks rest;
    private final Map<String, RegistrationFailure> unlisted = new HashMap<>();

    ProjectHooks(BitbucketServerConfig config, BitbucketServerHooks hooks, ProviderCalls calls) {
        this.config = config;
        this.hooks = hooks;
        this.calls = calls.trustingAll(config.trustsAll());
        this.rest = new RestHooks(config, hooks, this.calls);
    }

    @Override
    public Duration interval() {
        return config.interval().orElse(EVERY);
    }

    @Override
    public String url() {
        return rest.url();
    }

    @Override
    public boolean deletesOnFinish() {
        return rest.deletesOnFinish();
    }

    @Override
    public List<String> places() throws RegistrationFailure, InterruptedException {
        Set<String> places = new LinkedHashSet<>(rest.places());
        unlisted.clear();
        for (String project : config.projects()) {
            String repositories = Places.of(config.api(), "projects", project, "repos");
            try {
                places.addAll(of(project, repositories));
            } catch (RegistrationFailure failure) {
                if (failure.reach() == Reach.ALL) {
                    throw failure;
                }
                unlisted.put(repositories, failure);
                places.add(repositories);
            }
        }
        return List.copyOf(places);
    }

    private List<String> of(String project, String repositories) throws RegistrationFailure, InterruptedException {
        List<JsonNode> all = BitbucketServerHooks.PAGES.all(
                repositories, url -> calls.send(new Request("GET", url, hooks.login(), Optional.empty(), List.of())));
        return all.stream()
                .map(repository -> repository.path("slug").asText(""))
                .filter(slug -> !slug.isEmpty())
                .map(slug -> hooks.place(project, slug))
                .toList();
    }

    @Override
    public Step ensure(String place) throws RegistrationFailure, InterruptedException {
        throwIfUnlisted(place);
        return rest.ensure(place);
    }

    @Override
    public void remove(String place) throws RegistrationFailure, InterruptedException {
        throwIfUnlisted(place);
        rest.remove(place);
    }

    private void throwIfUnlisted(String place) throws RegistrationFailure {
        RegistrationFailure failure = unlisted.get(place);
        if (failure != null) {
            throw failure;
        }
    }
}
