package dev.tripline.source;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Reads payloads and makes specs in tests. */
public final class SourceVectors {
    public static final ObjectMapper JSON = new ObjectMapper();

    private SourceVectors() {}
}
