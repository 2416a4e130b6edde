package dev.tripline.client.kubernetes.each;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test of {@link EachCluster} that is skipped on some, and says so. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface NotOn {
    Clusters[] value();

    /** What such a cluster cannot do, or would do wrong. */
    String because();
}
