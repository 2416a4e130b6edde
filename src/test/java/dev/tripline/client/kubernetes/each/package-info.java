/** Tests that run once against each kind of API server: our imitation, fabric8's mock, and a real one where it is asked for. */
package dev.tripline.client.kubernetes.each;
