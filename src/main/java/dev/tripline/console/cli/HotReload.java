package dev.tripline.console.cli;

/** Quarkus' dev mode ({@code mvnw quarkus:dev}), where the JVM outlives the application. */
final class HotReload {
    private HotReload() {}

    /** Asked before Quarkus starts, when it does not know its own mode yet: only the class loader tells. */
    static boolean isOn() {
        return Main.class.getClassLoader().getClass().getName().startsWith("io.quarkus.bootstrap.classloading");
    }
}
