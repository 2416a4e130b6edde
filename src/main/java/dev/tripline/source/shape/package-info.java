/** Turns what hooks receive into payloads with the bytes that Argo Events would send: compacted JSON, form fields, headers. Bytes in, bytes out; knows no kind, no server and no configuration. */
@NullMarked
package dev.tripline.source.shape;

import org.jspecify.annotations.NullMarked;
