package dev.tripline.runtime.cluster;

import dev.tripline.catalog.kubernetes.status.Provisioned;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What those who write in the cluster have found.
 *
 * @param services what is wrong with the Services that event sources ask for, by event source
 * @param rights what the accounts of sensors lack, by sensor
 * @param bus how the bus is that Tripline makes; empty when it makes none
 */
record Reports(Map<String, List<String>> services, Map<String, List<String>> rights, Optional<Provisioned> bus) {}
