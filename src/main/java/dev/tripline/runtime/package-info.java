/**
 * The housekeeper: opens and closes rooms when manifests change, starts and drains. Enters: settings and what the catalog
 * says; leaves: announcements for people. The flow between rooms is in folder flow, the manifests in force in folder deploy.
 */
@NullMarked
package dev.tripline.runtime;

import org.jspecify.annotations.NullMarked;
