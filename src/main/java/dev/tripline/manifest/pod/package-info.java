/**
 * What shapes the pods of Argo Events, as its manifests write it. Read and checked for its types, so that a manifest that runs in a
 * cluster loads here; it has no effect. Kubernetes' own objects in it stay as they are.
 */
@NullMarked
package dev.tripline.manifest.pod;

import org.jspecify.annotations.NullMarked;
