package dev.tripline.runtime.cluster;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;

/** What this process is called among its replicas. */
public final class Replica {
    private Replica() {}

    /** The pod's name; outside of a pod the host's, with the process's number. */
    public static String name(Map<String, String> environment) {
        String pod = environment.getOrDefault("POD_NAME", "");
        if (!pod.isEmpty()) {
            return pod;
        }
        if (!environment.getOrDefault("KUBERNETES_SERVICE_HOST", "").isEmpty()) {
            return host(environment);
        }
        return host(environment) + "-" + ProcessHandle.current().pid();
    }

    private static String host(Map<String, String> environment) {
        String named = environment.getOrDefault("HOSTNAME", "");
        if (!named.isEmpty()) {
            return named;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "tripline";
        }
    }
}
