/**
 * Holds the manifests of {@code K8s/}, {@code Taskfile.yml} and the container files to each other, to the code and to the schemas of Kubernetes.
 * Enter: the files. Needs no cluster; kubectl, promtool and nats-server are asked where they are installed.
 */
@org.jspecify.annotations.NullMarked
package dev.tripline.deploy;
