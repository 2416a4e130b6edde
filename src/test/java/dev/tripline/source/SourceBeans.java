package dev.tripline.source;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.tripline.client.http.HttpCaller;
import dev.tripline.client.secret.Secrets;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every kind of event source that is in the tree, as CDI would find them. */
public final class SourceBeans {
    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages("dev.tripline.source");

    private static final HttpCaller CALLER = new HttpCaller(Vertx.vertx());

    private SourceBeans() {}

    /** Anything but secrets, a clock and an HTTP client that a kind wants refuses to be used. */
    public static List<SourceKind<?>> all(Secrets secrets) {
        List<SourceKind<?>> all = new ArrayList<>();
        CLASSES.stream()
                .filter(one -> one.isAssignableTo(SourceKind.class))
                .filter(one -> !one.getModifiers().contains(JavaModifier.ABSTRACT))
                .filter(one -> one.isAnnotatedWith(ApplicationScoped.class))
                .map(JavaClass::reflect)
                .forEach(bean -> all.add((SourceKind<?>) make(bean, secrets)));
        return all;
    }

    /** Those that are read and checked only. */
    public static List<KnownSource<?>> known() {
        List<KnownSource<?>> known = new ArrayList<>();
        for (SourceKind<?> kind : all(selector -> Optional.empty())) {
            if (kind instanceof KnownSource<?> one) {
                known.add(one);
            }
        }
        return known;
    }

    /** By the key in a manifest, or by the type in events. */
    public static SourceKind<?> find(String keyOrType) {
        return all(selector -> Optional.empty()).stream()
                .filter(kind -> kind.key().equals(keyOrType) || kind.type().equals(keyOrType))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no kind of event source is called " + keyOrType));
    }

    private static Object make(Class<?> bean, Secrets secrets) {
        Constructor<?> constructor = bean.getConstructors()[0];
        try {
            return constructor.newInstance(Arrays.stream(constructor.getParameterTypes())
                    .map(type -> argument(type, secrets))
                    .toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("cannot make a " + bean.getName(), e);
        }
    }

    private static Object argument(Class<?> type, Secrets secrets) {
        Map<Class<?>, Object> known = Map.of(
                Secrets.class,
                secrets,
                Clock.class,
                Clock.systemUTC(),
                MeterRegistry.class,
                new SimpleMeterRegistry(),
                HttpCaller.class,
                CALLER);
        return Optional.ofNullable(known.get(type))
                .orElseGet(() -> Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (p, m, a) -> {
                    throw new UnsupportedOperationException("nothing is started here");
                }));
    }
}
