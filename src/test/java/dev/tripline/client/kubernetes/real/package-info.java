/** A real API server for tests: an etcd and a kube-apiserver of this machine, as envtest starts them, or a cluster that is named. */
package dev.tripline.client.kubernetes.real;
