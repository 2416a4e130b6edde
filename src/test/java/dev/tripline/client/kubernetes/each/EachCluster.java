package dev.tripline.client.kubernetes.each;

import dev.tripline.client.kubernetes.TestCluster;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The tests of this class run once against each of the {@link Clusters} that the run is about. Its constructor takes a {@link
 * TestCluster}, an empty one for each test, which the test closes.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ClassTemplate
@ExtendWith(ClusterRuns.class)
@Tag("each-cluster")
public @interface EachCluster {}
