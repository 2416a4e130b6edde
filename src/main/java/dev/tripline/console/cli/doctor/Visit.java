package dev.tripline.console.cli.doctor;

import dev.tripline.console.cli.check.Offline;
import dev.tripline.console.terminal.CommandFailure;
import dev.tripline.manifest.Manifest;
import dev.tripline.runtime.doctor.Diagnosis;
import dev.tripline.runtime.doctor.Doctor;
import io.quarkus.runtime.QuarkusApplication;
import java.util.Optional;

/** The application for one examination: no bus, no ports, and the cluster of the kubeconfig. */
public final class Visit implements QuarkusApplication {
    /**
     * Who is examined.
     *
     * @param manifest empty when the cluster has it
     */
    record Patient(String namespace, String sensor, Optional<Manifest> manifest) {}

    private record Call(Patient patient, DiagnosisText text) {}

    private static volatile Optional<Call> call = Optional.empty();

    private final Doctor doctor;

    Visit(Doctor doctor) {
        this.doctor = doctor;
    }

    static int run(Patient patient, DiagnosisText text) {
        call = Optional.of(new Call(patient, text));
        System.setProperty("tripline.cluster", "true");
        System.setProperty("tripline.namespace", patient.namespace());
        return Offline.start(Visit.class);
    }

    @Override
    public int run(String... arguments) throws InterruptedException {
        Patient patient = call.orElseThrow().patient();
        String name = patient.namespace() + "/" + patient.sensor();
        Manifest sensor = patient.manifest()
                .or(() -> doctor.sensor(patient.namespace(), patient.sensor()))
                .orElseThrow(() -> new CommandFailure(CommandFailure.NOT_FOUND, "there is no Sensor " + name));
        Diagnosis diagnosis = doctor.examine(patient.namespace(), sensor)
                .orElseThrow(() -> new CommandFailure(CommandFailure.UNAVAILABLE, "no cluster is connected"));
        return call.orElseThrow().text().show(name, diagnosis);
    }
}
