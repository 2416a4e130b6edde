package dev.tripline.manifest.meaning;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a section of a manifest, or one field of it, means to those who write manifests: a sentence for a record, a phrase for a
 * component. The one place where it is said; the page, the command and the API read it. That something must be there is not
 * said here, since the record's constructor says it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT})
public @interface Means {
    String value();

    /** What counts where the document leaves the field out, unless the record itself fills it in. Empty when nothing does. */
    String otherwise() default "";
}
