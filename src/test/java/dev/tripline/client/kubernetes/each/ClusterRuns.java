package dev.tripline.client.kubernetes.each;

import dev.tripline.client.kubernetes.TestCluster;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.opentest4j.TestAbortedException;

/** One run of the class for each cluster. */
final class ClusterRuns implements ClassTemplateInvocationContextProvider {
    /** A run against one of them. */
    record Run(Clusters cluster)
            implements ClassTemplateInvocationContext, TestInstancePreConstructCallback, ParameterResolver {
        @Override
        public String getDisplayName(int number) {
            return cluster.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(this);
        }

        @Override
        public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
            return ExtensionContextScope.TEST_METHOD;
        }

        /** A condition would be asked after the constructor has got its cluster. */
        @Override
        public void preConstructTestInstance(TestInstanceFactoryContext instance, ExtensionContext context) {
            cluster.missing().or(() -> context.getElement().flatMap(this::not)).ifPresent(reason -> {
                throw new TestAbortedException(reason);
            });
        }

        /** Why a test is not for this cluster. */
        Optional<String> not(AnnotatedElement test) {
            return Optional.ofNullable(test.getAnnotation(NotOn.class))
                    .filter(not -> List.of(not.value()).contains(cluster))
                    .map(not -> "not on " + cluster + ": " + not.because());
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == TestCluster.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return cluster.open();
        }
    }

    @Override
    public boolean supportsClassTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<Run> provideClassTemplateInvocationContexts(ExtensionContext context) {
        return Clusters.wanted().stream().map(Run::new);
    }
}
