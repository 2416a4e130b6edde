/**
 * JSONPath as the function {@code jsonpath} of Argo Events has it (evilmonkeyinc/jsonpath 0.8.1): a decoded document and a
 * selector enter, a value or a failure leaves.
 *
 * <pre>
 * selector  = ("$" | "@") { ".." [ name | subscript ] | "." name | [ "." ] subscript }
 * name      = "*" | "length" | any characters but "." and "["
 * subscript = "[" ( "*" | index | key | script | union | range | filter ) "]"
 * union     = part { "," part }                     part = index | key | script
 * range     = [ bound ] ":" [ bound ] [ ":" [ bound ] ]    bound = index | script
 * filter    = "?(" formula ")"                      script = "(" formula ")"
 * key       = "'" characters "'" | '"' characters '"'
 * </pre>
 *
 * <p>Behind what can select many values, what fails for one of them leaves it out.
 */
@NullMarked
package dev.tripline.language.expr.jsonpath;

import org.jspecify.annotations.NullMarked;
