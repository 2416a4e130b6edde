package dev.tripline.language.jq;

/** Input, program and all outputs of each case, written along the jq manual. */
final class JqCases {
    static final String BASICS = """
            {"foo": 42} ~ .foo ~ 42
            {"notfoo": true} ~ .foo ~ null
            {"foo": 42} ~ .["foo"], ."foo", .foo? ~ 42,42,42
            [1, 2] ~ [.foo?], [.[]?.a?] ~ [],[]
            [{"name": "JSON"}, {"name": "XML"}] ~ .[0], .[2], .[-1].name ~ {"name":"JSON"},null,"XML"
            ["a", "b", "c", "d", "e"] ~ .[2:4], .[:3], .[-2:], .[3:1] ~ ["c","d"],["a","b","c"],["d","e"],[]
            "abcdefghi" ~ .[2:4], .[-3:], .[:100] ~ "cd","ghi","abcdefghi"
            {"a": 1, "b": [2]} ~ .[] ~ 1,[2]
            1 ~ [.[]?] ~ []
            {"user": "x", "projects": ["jq", "wikiflow"]} ~ .user, .projects[] ~ "x","jq","wikiflow"
            3 ~ (. + 2) * 5 ~ 25
            {"user": "stedolan", "titles": ["JQ Primer", "More JQ"]} ~ {user, title: .titles[]} ~ {"title":"JQ Primer","user":"stedolan"},{"title":"More JQ","user":"stedolan"}
            {"user": "s", "t": [1, 2]} ~ {(.user): .t} ~ {"s":[1,2]}
            {"a": 1} ~ "x" as $x | {$x, "y": 2, "a", "\\($x)z": 3, (.a | tostring): 4} ~ {"1":4,"a":1,"x":"x","xz":3,"y":2}
            {"a": 1} ~ . as {a: $v} | {"k": $v, if: 2, and: 3} | .if, .and ~ 2,3
            [[{"a": 1}]] ~ [.. | .a?] ~ [1]
            {"a": 7} ~ .a + 1, 4 - .a, .a * 2, .a / 2, .a % 4, -.a ~ 8,-3,14,3.5,3,-7
            {"a": [1, 2], "b": [3, 4]} ~ .a + .b, {a: 1} + {b: 2} + {a: 42}, null + 1 ~ [1,2,3,4],{"a":42,"b":2},1
            ["xml", "yaml", "json"] ~ . - ["xml", "yaml"] ~ ["json"]
            [5] ~ 10 / . [0] * 3, (1, 0 | try (1 / .) catch "zero") ~ 6,1,"zero"
            null ~ {"k": {"a": 1, "b": 2}} * {"k": {"a": 0, "c": 3}} ~ {"k":{"a":0,"b":2,"c":3}}
            null ~ "ab" * 3, "ab" * 0, "a, b" / ", ", 7 % -3, -7 % 3 ~ "ababab","",["a","b"],1,-1
            null ~ 1 as $x | [$x, $x + 1], (10 as $x | 20 as $y | $x + $y) ~ [1,2],30
            null ~ 1 + 2 * 3 - 4, (1, 2) * (3, 4), [1, 2 | . * 10] ~ 3,3,6,4,8,[10,20]
            null ~ 100000000000000000000 + 1, 9007199254740993, 1e1000 > 1e308, 1.000, 1e2, .5 ~ 100000000000000000001,9007199254740993,true,1,100,0.5
            null ~ "a\\tb\\u00e9\\ud83d\\ude00\\"", "x\\(1 + 2)y\\("in\\("ner")")" ~ "a\\tbé😀\\"","x3yinner"
            [0, 1, ["a"]] ~ 0 == 0.0, "1" == 1, . == [0, 1, ["a"]], (. < [1]) ~ true,false,true,true
            [null, true, false, 0, -1, "b", "a", [0], [], {"b": 1}, {"a": 2}, {}] ~ sort ~ [null,false,true,-1,0,"a","b",[],[0],{},{"a":2},{"b":1}]
            """;

    static final String CONTROL = """
            [2, 1, 0] ~ .[] | if . == 0 then "zero" elif . == 1 then "one" else "many" end ~ "many","one","zero"
            [1, null] ~ .[] | if . then "yes" end ~ "yes",null
            null ~ [if true, false then 1 else 2 end], [true, false | (true, false) or .] ~ [1,2],[true,true,true,false]
            [true, false, null] ~ [.[] | not], (.[1] and error), (false // null // 3) ~ [false,true,true],false,3
            [false, null, 1] ~ (.[] // "default"), (empty // 42), [false, 1 | . // 2] ~ 1,42,[2,1]
            null ~ try error("x") catch ., (try error({a: 1}) catch .a), [.[]?, (1, error("y"), 3)?] ~ "x",1,[1]
            [1, {"a": 2}] ~ [.[] | try .a catch "no"], [.[] | .a?] ~ ["no",2],[2]
            null ~ [label $out | 1, 2, break $out, 3], [range(3) as $x | label $f | $x, break $f, 9] ~ [1,2],[0,1,2]
            [1, 2, 3] ~ reduce .[] as $n (0; . + $n), reduce empty as $n (7; .), [foreach .[] as $n (0; . + $n)] ~ 6,7,[1,3,6]
            [[1, 2], [10, 20]] ~ [foreach .[] as [$i, $j] (0; . + $i; [., $j])] ~ [[1,2],[11,20]]
            [[1, 2], {"a": 3}] ~ [.[] as [$a] ?// {$a} | $a] ~ [1,3]
            [[3]] ~ [.[] as [$a] ?// [$b] | if $a != null then error("e") else {$a, $b} end] ~ [{"a":null,"b":3}]
            {"a": 1, "b": [2, {"c": 3}]} ~ . as {a: $x, b: [$y, {c: $z}]} | [$x, $y, $z] ~ [1,2,3]
            {"k": "a", "a": 5} ~ . as {$k, ("a", "k"): $v} | [$k, $v] ~ ["a",5],["a","a"]
            {"as": 1} ~ . as {"as": $x, $as} | $x + $as ~ 2
            null ~ def f: 1, 2; [f, f], (def f(g): g | g; 2 | f(. * .)), (def f($a; $b): $a - $b; f(5; 3)) ~ [1,2,1,2],16,2
            null ~ def f(x): x * 2; def f: 7; f(f), (def fac: if . <= 1 then 1 else . * (. - 1 | fac) end; 20 | fac) ~ 14,2432902008176640000
            null ~ 5 as $x | def f: $x; 6 as $x | [f, $x], (def f(g): 1 as $x | g; f($x)) ~ [5,6],6
            null ~ [limit(3; repeat(1, 2))], [limit(0; error)], first(range(10; 20)), [skip(2; range(5))], nth(2; range(10)) ~ [1,2,1],[],10,[2,3,4],2
            1 ~ [while(. < 100; . * 3)], until(. > 100; . * 2), [recurse(if . < 3 then . + 1 else empty end)] ~ [1,3,9,27,81],128,[1,2,3]
            null ~ [range(4)], [range(2; 4)], [range(0; 10; 3)], [range(3; 0; -1)], [range(0, 1; 3, 4)] ~ [0,1,2,3],[2,3],[0,3,6,9],[3,2,1],[0,1,2,0,1,2,3,1,2,1,2,3]
            null ~ [1, 2 | ., 10], isempty(empty), isempty(1, error), ([] | any, all), any(1, 2; . > 1), all(1, 2; . > 1) ~ [1,10,2,10],true,false,false,true,true,false
            """;

    static final String PATHS = """
            {"a": [{"b": 1}, {"c": 2}]} ~ [paths], path(.a[0].b), [path(..)] | length ~ 5,3,6
            {"a": [{"b": 1}]} ~ [paths(type == "number")], [path(.a[] | select(.b))], path(.x.y[1:2]) ~ [["a",0,"b"]],[["a",0]],["x","y",{"end":2,"start":1}]
            {"a": {"b": 1}} ~ getpath(["a", "b"]), getpath(["x", "y"]), [paths as $p | getpath($p)] ~ 1,null,[{"b":1},1]
            null ~ setpath(["a", 1, "b"]; 3), (null | .a[2] = 1), ({} | .["x", "y"] = 0) ~ {"a":[null,{"b":3}]},{"a":[null,null,1]},{"x":0,"y":0}
            {"a": {"b": 10}, "b": 20} ~ .a = .b, .a |= .b, (.a.b |= . + 1) ~ {"a":20,"b":20},{"a":10,"b":20},{"a":{"b":11},"b":20}
            {"foo": 42} ~ .foo += 1, .foo -= 1, .foo *= 2, .foo /= 2, .foo %= 5, .foo //= 0, .bar //= 0 ~ {"foo":43},{"foo":41},{"foo":84},{"foo":21},{"foo":2},{"foo":42},{"bar":0,"foo":42}
            [1, 2, 3, 4] ~ .[1:3] = ["x"], (.[:2] |= map(. * 10)), (.[] |= empty), (first |= 9), (last |= 9) ~ [1,"x",4],[10,20,3,4],[],[9,2,3,4],[1,2,3,9]
            [1, 5, 3, 0, 7] ~ (.[] | select(. >= 2)) |= empty ~ [1,0]
            [1, 2, 3, 4, 5] ~ del(.[1, 2]), del(.[1:3], .[0]), del(.[] | select(. > 2)), delpaths([[0], [-1]]) ~ [1,4,5],[4,5],[1,2],[2,3,4]
            {"a": 1, "b": {"c": 2, "d": 3}} ~ del(.a, .b.c), del(.x.y), pick(.b.d), pick(.x.y) ~ {"b":{"d":3}},{"a":1,"b":{"c":2,"d":3}},{"b":{"d":3}},{"x":{"y":null}}
            {"a": 1, "b": 2} ~ map_values(. + 1), map_values(empty), with_entries(.key |= "k_" + .), (to_entries | from_entries) ~ {"a":2,"b":3},{},{"k_a":1,"k_b":2},{"a":1,"b":2}
            {"a": [1, {"b": 2}]} ~ [tostream] | length, (fromstream(.[])), [1 | truncate_stream([[0], 1], [[1, 0], 2])] ~ 5,{"a":[1,{"b":2}]},[[[0],2]]
            [1, [2, 3]] ~ walk(if type == "number" then . + 1 else . end), [.. | numbers], [recurse | scalars] ~ [2,[3,4]],[1,2,3],[1,2,3]
            [{"a": 1}, {"a": 2}] ~ (.[] | select(.a == 1) | .b) = 7, (map(.a) | add), (.[0].a, .[1].a) = 0 ~ [{"a":1,"b":7},{"a":2}],3,[{"a":0},{"a":0}]
            {"a": 1, "b": null} ~ path(.a // .b), path(.b // .a), [path(first(.a, .b))], [path(limit(1; .b, .a))], path(if .a then .b else .a end) ~ ["a"],["a"],[["a"]],[["b"]],["b"]
            """;

    static final String FUNCTIONS = """
            [[1, 2], "string", {"a": 2}, null, -5, "é"] ~ [.[] | length] ~ [2,6,1,0,5,1]
            {"abc": 1, "Foo": 2} ~ keys, has("abc"), has("x"), ("abc" | in({"abc": 1})), ([1, 2] | has(1), has(2)) ~ ["Foo","abc"],true,false,true,true,false
            [1, 5, 3] ~ map(. + 1), add, min, max, sort, reverse, any, first, last, nth(1), add(.[] | . * 2) ~ [2,6,4],9,1,5,[1,3,5],[3,5,1],true,1,3,5,18
            [{"a": 1, "b": "x"}, {"a": 2, "b": "y"}, {"a": 1, "b": "z"}] ~ map(.b) == (sort_by(.a) | map(.b)), (group_by(.a) | map(length)), (unique_by(.a) | map(.b)), min_by(.a).b, max_by(.a).b ~ false,[2,1],["x","y"],"x","y"
            [1, [2, [3]]] ~ flatten, flatten(1), flatten(0) ~ [1,2,3],[1,2,[3]],[1,[2,[3]]]
            ["a", "b,a", "b"] ~ join("-"), contains(["b"]), inside(["b,a", "a", "b"]), index("b"), indices("a") ~ "a-b,a-b",true,true,2,[0]
            [0, 1, 2, 1, 3, 1] ~ indices(1), index(1), rindex(1), indices([1, 2]), .[[1]] ~ [1,3,5],1,5,[1],[1,3,5]
            [[1, 2], [3, 4]] ~ transpose, [combinations], ([0, 1] | [combinations(2)]) ~ [[1,3],[2,4]],[[1,3],[1,4],[2,3],[2,4]],[[0,0],[0,1],[1,0],[1,1]]
            [1, 2, 3] ~ bsearch(2), bsearch(0), bsearch(2.5), IN(.[]; 2, 9), (2 | IN(1, 2)), INDEX(. * 10) ~ 1,-1,-3,true,true,{"10":1,"20":2,"30":3}
            [1, "1", [1], {"a": 1}, true, null] ~ map(type), map(tostring), map(tojson) ~ ["number","string","array","object","boolean","null"],["1","1","[1]","{\\"a\\":1}","true","null"],["1","\\"1\\"","[1]","{\\"a\\":1}","true","null"]
            ["1", "1.5e2", "x"] ~ map(try tonumber catch "bad"), ("[1.50,{}]" | fromjson), ("true" | toboolean) ~ [1,150,"bad"],[1.50,{}],true
            [1, null, "a", [], {}, true] ~ [.[] | numbers, strings, nulls, booleans, arrays, objects], [.[] | values] == (. - [null]), [.[] | scalars] ~ [1,null,"a",[],{},true],true,[1,null,"a",true]
            null ~ (2.5, -2.5 | floor, ceil, round, trunc, fabs), (9 | sqrt), pow(2; 10), (1000 | log10), (8 | log2), (-5 | abs) ~ 2,3,3,2,2.5,-3,-2,-3,-2,2.5,3,1024,3,3,5
            null ~ (nan | isnan), (infinite | isinfinite), (1 | isnormal), ([nan] | sort | tojson), (nan < 1), ([infinite] | tojson) ~ true,true,true,"[null]",true,"[1.7976931348623157e+308]"
            null ~ ldexp(1; 3), fmin(1; 2), fmod(7; 3), hypot(3; 4), fma(2; 3; 4), ([8 | frexp, significand, logb]), ([1.5 | modf]) ~ 8,1,1,5,10,[[0.5,4],1,3],[[0.5,1]]
            null ~ splits("a")?, ("1a2" | [splits("a")]), (builtins | length > 150), ([1, 2] | tojson | fromjson) ~ ["1","2"],true,[1,2]
            """;

    static final String TEXTS = """
            "Hello, World" ~ ascii_downcase, ascii_upcase, ltrimstr("He"), rtrimstr("ld"), startswith("He"), endswith("x"), split(", ") ~ "hello, world","HELLO, WORLD","llo, World","Hello, Wor",true,false,["Hello","World"]
            " x " ~ trim, ltrim, rtrim, ("aba" | trimstr("a")), ("é" | utf8bytelength), ("AÿZ" | explode), ([65, 128512] | implode) ~ "x","x "," x","b",2,[65,255,90],"A😀"
            "test" ~ test("T"), test("T"; "i"), [match("t"; "g").offset], capture("(?<a>[a-z])(?<n>x)?"), [scan("t")], [scan("(.)s")] ~ false,true,[0,3],{"a":"t","n":null},["t","t"],[["e"]]
            "foo bar" ~ [match("(?<x>o+)(q)?")] ~ [{"captures":[{"length":2,"name":"x","offset":1,"string":"oo"},{"length":0,"name":null,"offset":-1,"string":null}],"length":2,"offset":1,"string":"oo"}]
            "ab, cd,ef" ~ split(", *"; null), [splits(",")], sub("(?<l>[a-z])"; "<\\(.l)>"), gsub("[a-z]"; "."), gsub("^"; ">"), gsub(""; "-") ~ ["ab","cd","ef"],["ab"," cd","ef"],"\\u003ca\\u003eb, cd,ef",".., ..,..","\\u003eab, cd,ef","-a-b-,- -c-d-,-e-f-"
            "aXbX" ~ [gsub("(?<x>X)"; "1", "2")], [sub("X"; "\\(1, 2)")], gsub("x"; ""; "i"), [match("x"; "gi").string] ~ ["a1b1","a2b2"],["a1bX","a2bX"],"ab",["X","X"]
            "世界x" ~ length, .[1:], index("x"), (match("x") | .offset), (explode | implode), @uri ~ 3,"界x",2,2,"世界x","%E4%B8%96%E7%95%8Cx"
            "<&'>" ~ @html, @sh, @json, @base64, @text, (@base64 | @base64d), ("%41+" | @urid), @html "x\\(.)" ~ "\\u0026lt;\\u0026amp;\\u0026apos;\\u0026gt;","'\\u003c\\u0026'\\\\''\\u003e'","\\"\\u003c\\u0026'\\u003e\\"","PCYnPg==","\\u003c\\u0026'\\u003e","\\u003c\\u0026'\\u003e","A+","x\\u0026lt;\\u0026amp;\\u0026apos;\\u0026gt;"
            [1, "a\\"b", null, true] ~ @csv, @tsv, @sh, ("/w==" | @base64d | @base64, utf8bytelength, length) ~ "1,\\"a\\"\\"b\\",,true","1\\ta\\"b\\t\\ttrue","1 'a\\"b' null true","/w==",1,1
            1425599621 ~ todate, gmtime, (gmtime | mktime), strftime("%A, %B %d, %Y"), strftime("%j %I %p %-d %e"), localtime ~ "2015-03-05T23:53:41Z",[2015,2,5,23,53,41,4,63],1425599621,"Thursday, March 05, 2015","064 11 PM 5  5",[2015,2,5,23,53,41,4,63]
            "2015-03-05T23:51:47Z" ~ fromdate, strptime("%Y-%m-%dT%H:%M:%SZ"), (strptime("%Y-%m-%dT%H:%M:%S%z") | mktime | todate) ~ 1425599507,[2015,2,5,23,51,47,4,63],"2015-03-05T23:51:47Z"
            "10 Feb 2024 11:30 PM +0130" ~ strptime("%d %b %Y %I:%M %p %z") | mktime | strftime("%F %T %Z") ~ "2024-02-10 22:00:00 UTC"
            """;

    static final String MESSAGES = """
            null ~ try (1 + "x") catch . ~ "cannot add: number (1) and string (\\"x\\")"
            {"a": 1} ~ try .a.b catch ., try .[0] catch ., try (.a | .[]) catch . ~ "expected an object but got: number (1)","expected an array but got: object ({\\"a\\":1})","cannot iterate over: number (1)"
            null ~ try (1 / 0) catch ., try (1 % 0) catch ., try ({} | keys | length | has(1)) catch . ~ "cannot divide number (1) by: number (0)","cannot modulo number (1) by: number (0)","has(1) cannot be applied to: number (0)"
            [1] ~ try join(",") catch ., try ([[1]] | join(",")) catch ., try ({} | implode) catch . ~ "1","cannot add: string (\\"\\") and array ([1])","implode cannot be applied to: object ({})"
            null ~ try path(1) catch ., try ("x" | error) catch ., try ("a" | test("(")) catch . ~ "invalid path against: number (1)","x","invalid regular expression \\"(\\": error parsing regexp: missing closing ): `(`"
            {"long": "0123456789012345678901234567890123456789"} ~ try (.long | .[]) catch ., try (. + 1) catch . ~ "cannot iterate over: string (\\"012345678901234567890123 ...\\")","cannot add: object ({\\"long\\":\\"0123456789012345 ...}) and number (1)"
            """;

    private JqCases() {}
}
