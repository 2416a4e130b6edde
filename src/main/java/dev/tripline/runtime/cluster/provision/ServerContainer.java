package dev.tripline.runtime.cluster.provision;

import dev.tripline.manifest.Node;
import dev.tripline.manifest.eventbus.ContainerTemplate;
import dev.tripline.manifest.pod.Resources;
import dev.tripline.runtime.cluster.provision.server.BusNames;
import dev.tripline.runtime.cluster.provision.server.ServerConfig;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The server's container, {@code main}. Pure. */
final class ServerContainer {
    /** Where nothing is to be kept. */
    static final String MEMORY_OF_POD = "js-data";

    private static final String SERVER = "nats-server";

    private final Wanted wanted;
    private final String image;

    ServerContainer(Wanted wanted, String image) {
        this.wanted = wanted;
        this.image = image;
    }

    Container container() {
        ContainerTemplate said = ServerPod.said(wanted);
        ContainerBuilder main = new ContainerBuilder()
                .withName("main")
                .withImage(image)
                .withImagePullPolicy(said.imagePullPolicy().isEmpty() ? "IfNotPresent" : said.imagePullPolicy())
                .withCommand(SERVER, "--config", ServerConfig.CONFIG_FILE)
                .withArgs(wanted.spec().startArgs())
                .withEnv(environment(said))
                .withPorts(
                        port("client", BusNames.CLIENT_PORT),
                        port("cluster", BusNames.CLUSTER_PORT),
                        port("monitor", BusNames.MONITOR_PORT))
                .withVolumeMounts(
                        mount("config-volume", ServerConfig.CONFIG_FOLDER, true),
                        mount("pid", ServerConfig.RUN_FOLDER, false),
                        mount(data(), ServerConfig.DATA_FOLDER, false))
                .withResources(said.resources().map(ServerContainer::resources).orElseGet(ServerContainer::modest))
                .withSecurityContext(said.securityContext()
                        .map(one -> ServerPod.read(one, SecurityContext.class))
                        .orElseGet(ServerContainer::restricted))
                .withStartupProbe(probe("/healthz", 5, 90))
                .withLivenessProbe(probe("/healthz?js-enabled-only=true", 30, 3))
                .withReadinessProbe(probe("/healthz?js-server-only=true", 10, 3));
        // Hands its clients and its leaders over before it ends.
        main.withNewLifecycle()
                .withNewPreStop()
                .withNewExec()
                .withCommand(SERVER, "--signal", "ldm=" + ServerConfig.PID_FILE)
                .endExec()
                .endPreStop()
                .endLifecycle();
        return main.build();
    }

    private String data() {
        return wanted.spec().persistence().isPresent() ? wanted.names().volume() : MEMORY_OF_POD;
    }

    private List<EnvVar> environment(ContainerTemplate said) {
        List<EnvVar> all = new ArrayList<>();
        all.add(new EnvVarBuilder()
                .withName("POD_NAME")
                .withNewValueFrom()
                .withNewFieldRef(null, "metadata.name")
                .endValueFrom()
                .build());
        all.add(new EnvVarBuilder()
                .withName("JS_KEY")
                .withNewValueFrom()
                .withNewSecretKeyRef("encryption", wanted.names().serverSecret(), null)
                .endValueFrom()
                .build());
        if (said.resources().isEmpty()) {
            // Below the limit, so that the collector works before the kernel does.
            all.add(new EnvVarBuilder()
                    .withName("GOMEMLIMIT")
                    .withValue("300MiB")
                    .build());
        }
        return all;
    }

    private static ContainerPort port(String name, int number) {
        return new ContainerPortBuilder()
                .withName(name)
                .withContainerPort(number)
                .build();
    }

    private static VolumeMount mount(String volume, String path, boolean readOnly) {
        VolumeMountBuilder mount = new VolumeMountBuilder().withName(volume).withMountPath(path);
        return readOnly ? mount.withReadOnly(true).build() : mount.build();
    }

    private static Probe probe(String path, int period, int failures) {
        return new ProbeBuilder()
                .withNewHttpGet()
                .withPath(path)
                .withPort(new IntOrString("monitor"))
                .endHttpGet()
                .withPeriodSeconds(period)
                .withTimeoutSeconds(5)
                .withFailureThreshold(failures)
                .build();
    }

    private static ResourceRequirements resources(Resources said) {
        return new ResourceRequirementsBuilder()
                .withLimits(amounts(said.limits()))
                .withRequests(amounts(said.requests()))
                .build();
    }

    private static Map<String, Quantity> amounts(Map<String, Node> said) {
        Map<String, Quantity> amounts = new TreeMap<>();
        said.forEach((name, amount) -> {
            switch (amount) {
                case Node.Text text -> amounts.put(name, new Quantity(text.value()));
                case Node.Num number -> amounts.put(name, new Quantity(number.literal()));
                default -> {}
            }
        });
        return amounts;
    }

    /** What Tripline's own streams need. */
    private static ResourceRequirements modest() {
        return new ResourceRequirementsBuilder()
                .withRequests(Map.of("cpu", new Quantity("50m"), "memory", new Quantity("128Mi")))
                .withLimits(Map.of("cpu", new Quantity("300m"), "memory", new Quantity("384Mi")))
                .build();
    }

    private static SecurityContext restricted() {
        return new SecurityContextBuilder()
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(true)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .build();
    }
}
