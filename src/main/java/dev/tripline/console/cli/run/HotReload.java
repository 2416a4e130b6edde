package dev.tripline.console.cli.run;

/** Quarkus' dev mode ({@code mvnw quarkus:dev}), where the JVM outlives the application. */
public final class HotReload {
    private HotReload() {}

    /** Asked before Quarkus starts, when it does not know its own mode yet: only the class loader tells. */
    public static boolean isOn() {
        return HotReload.class.getClassLoader().getClass().getName().startsWith("io.quarkus.bootstrap.classloading");
    }
}
