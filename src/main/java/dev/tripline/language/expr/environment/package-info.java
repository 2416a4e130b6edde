/** What Argo Events adds to every environment of an expression. */
@NullMarked
package dev.tripline.language.expr.environment;

import org.jspecify.annotations.NullMarked;
