/** The API server that fabric8's client brings for tests. */
package dev.tripline.client.kubernetes.mock;
