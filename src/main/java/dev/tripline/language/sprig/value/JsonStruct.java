package dev.tripline.language.sprig.value;

import dev.tripline.language.function.GoTyped;

/** A struct that says how it looks in JSON. */
public interface JsonStruct extends GoTyped {
    /** A text, or a dict of texts. */
    Object json();
}
