/**
 * The expressions of expr filters, as govaluate of October 2017 reads and computes them (sensor specification 2.4). Enters: the
 * text of an expression; later parameters by name. Leaves: a value of the same classes, or why there is none.
 *
 * <pre>
 * expression = list
 * list       = ternary { "," ternary }                       a list on the left is extended, one on the right is an element
 * ternary    = or { ("?" | ":" | "??") or }                  "?" gives the right side or null, the others the first that is not null
 * or         = and { "||" and }
 * and        = comparison { "&amp;&amp;" comparison }
 * comparison = bits { ("==" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=" | "=~" | "!~" | "in") bits }
 * bits       = shift { ("&amp;" | "|" | "^") shift }
 * shift      = sum { ("&lt;&lt;" | "&gt;&gt;") sum }
 * sum        = product { ("+" | "-") product }
 * product    = power { ("*" | "/" | "%") power }
 * power      = operand { "**" operand }
 * operand    = [ "-" | "!" | "~" ] ( number | "true" | "false" | text | name | accessor | "(" [ list ] ")" )
 * accessor   = name "." name ... [ "(" ... ]                  takes all that follows the bracket; always fails
 * </pre>
 *
 * <p>All operators are left-associative. Only before a closing bracket may a right side be missing, which is null. What follows
 * a closing bracket without an operator is read over. Which kinds of symbols may follow each other is told by {@code Kind}, how
 * letters become symbols by {@code Tokenizer}: neighbouring operators are one symbol, so {@code a==-1} is refused.
 */
@NullMarked
package dev.tripline.language.govaluate;

import org.jspecify.annotations.NullMarked;
