/**
 * Holds the documentation to the code. Enter: the pages, the examples and the objects for Kubernetes. May know every room.
 */
@org.jspecify.annotations.NullMarked
package dev.tripline.docs;
