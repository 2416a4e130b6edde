/**
 * Compiled gjson paths and their evaluation. Enters: path text, a region of JSON text, a budget. Leaves: a found value,
 * with its place when it lies in that region. Knows JSON text, the modifiers and the syntax, not who asks.
 *
 * <p>The grammar. It is context-dependent, as gjson's is: the same letters mean another thing to an object than to an
 * array, therefore each rest of a path ({@code Step}) is compiled at most twice, once for each.
 *
 * <pre>
 * route    = modifier | literal | multi | ".." step | step
 * modifier = "@" name [ ":" argument ] [ follow ]
 * literal  = "!" json [ follow ]
 * multi    = "[" [ entry *( "," entry ) ] "]" [ follow ]
 *          | "{" [ [ name ":" ] entry *( "," ... ) ] "}" [ follow ]
 * entry    = route
 * follow   = ( "." | "|" ) route
 * step     = part [ "." step | "." route | "|" route ]     a dot before "@known", "[" and "{" pipes
 *   part in an object = key, in which "*" and "?" are wild and a backslash takes the meaning from a character
 *   part in an array  = index | "#" | "#" "." route | query
 * query    = "#(" [ route ] [ op value ] ")" [ "#" ]       also with "[" and "]"
 * op       = "=" | "==" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=" | "%" | "!%"
 * value    = quoted | text | "~" ( "true" | "false" | "null" | "*" )
 * </pre>
 */
@NullMarked
package dev.tripline.language.path.eval;

import org.jspecify.annotations.NullMarked;
