package dev.tripline.client.kubernetes.identity;

/**
 * Whose rights something is done with.
 *
 * @param name {@code default} when it is not said
 */
public record ServiceAccount(String namespace, String name) {
    /** The account that every namespace has. */
    public static final String DEFAULT = "default";

    public ServiceAccount {
        name = name.isEmpty() ? DEFAULT : name;
    }

    /** As the API server calls it. */
    @Override
    public String toString() {
        return "system:serviceaccount:" + namespace + ":" + name;
    }
}
