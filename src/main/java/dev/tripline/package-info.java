/** Tripline: events go in, actions come out. The folders below are the rooms of the house drawn in docs/architecture.md. */
@org.jspecify.annotations.NullMarked
package dev.tripline;
