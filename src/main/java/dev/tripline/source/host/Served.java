package dev.tripline.source.host;

import dev.tripline.source.KnownSource;
import dev.tripline.source.WebhookContext;
import dev.tripline.source.host.SourceStatus.State;
import dev.tripline.source.host.http.HookRoute;
import dev.tripline.source.host.listen.Listening;
import dev.tripline.source.host.plan.SourceBinding;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A binding at work: a route or a listener; neither for a kind that is not served. */
record Served(SourceBinding binding, Optional<HookRoute> route, Optional<Listening> listening) {

    /**
     * @param trouble of the hook's port; empty when it is open, and for listeners
     * @param bindHost where hooks are served
     */
    SourceStatus status(Optional<String> trouble, String bindHost) {
        if (binding.kind() instanceof KnownSource) {
            return new SourceStatus(
                    binding.origin(), binding.kind().key(), State.NOT_SERVED, "", "known, not served by this version");
        }
        boolean running = listening.map(Listening::isRunning).orElse(trouble.isEmpty());
        String detail = listening.map(Listening::detail).or(() -> trouble).orElse("");
        State state = running ? State.RUNNING : detail.isEmpty() ? State.STARTING : State.WAITING;
        if (listening.filter(Listening::isStandingBy).isPresent()) {
            state = State.STANDING_BY;
        }
        String url = binding.served().map(context -> url(context, bindHost)).orElse("");
        return new SourceStatus(binding.origin(), binding.kind().key(), state, url, detail);
    }

    private static String url(WebhookContext context, String bindHost) {
        if (!context.url().isEmpty()) {
            return context.publicUrl();
        }
        boolean tls = context.serverCertSecret().isPresent()
                && context.serverKeySecret().isPresent();
        String host = bindHost.equals("0.0.0.0") ? "localhost" : bindHost;
        return (tls ? "https://" : "http://") + host + ":" + context.port() + context.path();
    }

    /** Side by side: each may take its seconds. */
    static void closeListeners(Collection<Served> gone) {
        List<Thread> closing = gone.stream()
                .flatMap(one -> one.listening().stream())
                .map(listening -> Thread.ofVirtual().start(listening::close))
                .toList();
        for (Thread thread : closing) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
