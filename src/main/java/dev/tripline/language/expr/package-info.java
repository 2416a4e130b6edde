/**
 * The expressions of event sources' own filters (antonmedv/expr 1.15.5; source specification 0.1): a program and an environment
 * enter, a value leaves. Names that the environment does not have are nil.
 *
 * <pre>
 * expression = "let" name "=" expression ";" expression
 *            | binary { "?" [ expression ] ":" expression }
 * binary     = operand { [ "not" ] operator operand | "|" call }
 * operand    = ( "-" | "+" | "not" | "!" ) operand
 *            | number | string | "true" | "false" | "nil"
 *            | ( name | call | pointer | array | map | "(" expression ")" ) { postfix }
 * postfix    = ( "." | "?." ) name [ arguments ] | "[" expression "]" | "[" [ expression ] ":" [ expression ] "]"
 * call       = name arguments | predicate "(" expression "," closure [ "," expression ] ")"
 * arguments  = "(" [ expression { "," expression } ] ")"
 * closure    = expression | "{" expression "}"
 * pointer    = "#" [ "acc" | "index" ] | "." name         within closures
 * array      = "[" [ expression { "," expression } [ "," ] ] "]"
 * map        = "{" [ key ":" expression { "," key ":" expression } [ "," ] ] "}"
 * key        = name | number | string | "(" expression ")"
 * </pre>
 *
 * <p>Operators, from those that bind weakest: {@code |}, {@code or ||}, {@code and &&}, {@code == != < > <= >= in matches
 * contains startsWith endsWith}, {@code ..}, {@code + -}, {@code not !}, {@code * / %}, the signs, {@code ** ^} (which group to
 * the right), {@code ??}. Behind a pipe the first argument is left out. Comments are {@code //} and {@code /* *}{@code /}.
 */
@NullMarked
package dev.tripline.language.expr;

import org.jspecify.annotations.NullMarked;
