package dev.tripline.manifest.binding;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The type stands for a piece of text that is compiled when it is bound: a public static method {@code of(String)} makes it,
 * from empty text when the document leaves it out. An {@link IllegalArgumentException} of that method is a problem at the
 * text's place. Such a type also wants {@code @RegisterForReflection}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface FromText {}
