package dev.tripline.language.jq.names;

/** The built-in functions that are easiest said in jq itself. A name with an underscore is not for programs. */
public final class Prelude {
    private static final String CHOOSING = """
            def map(f): [.[] | f];
            def select(f): if f then . else empty end;
            def values: select(. != null);
            def nulls: select(. == null);
            def booleans: select(type == "boolean");
            def numbers: select(type == "number");
            def strings: select(type == "string");
            def arrays: select(type == "array");
            def objects: select(type == "object");
            def iterables: select(type == "array" or type == "object");
            def scalars: select((type == "array" or type == "object") | not);
            def finites: select(isfinite);
            def normals: select(isnormal);
            def in(object): . as $key | object | has($key);
            """;

    private static final String REPEATING = """
            def recurse(f): def deeper: ., (f | deeper); deeper;
            def recurse: recurse(.[]?);
            def recurse(f; condition): recurse(f | select(condition));
            def while(condition; next): def turn: if condition then ., (next | turn) else empty end; turn;
            def until(condition; next): def turn: if condition then . else next | turn end; turn;
            def repeat(f): def again: f, again; again;
            def range($end): _range(0; $end; 1);
            def range($start; $end): _range($start; $end; 1);
            def range($start; $end; $step): _range($start; $end; $step);
            def first(f): label $found | f | ., break $found;
            def first: .[0];
            def last(f): reduce f as $item ([]; [$item]) | .[];
            def last: .[-1];
            def isempty(f): label $found | (f | false, break $found), true;
            def any(f; condition): isempty(first(f | condition or empty)) | not;
            def any(condition): any(.[]; condition);
            def any: any(.[]; .);
            def all(f; condition): isempty(first(f | condition and empty));
            def all(condition): all(.[]; condition);
            def all: all(.[]; .);
            def limit($count; f):
              if $count > 0 then
                label $enough
                | foreach f as $item ($count; . - 1; $item, if . <= 0 then break $enough else empty end)
              elif $count == 0 then empty
              else error("limit doesn't support negative count") end;
            def skip($count; f):
              if $count > 0 then foreach f as $item ($count; . - 1; if . < 0 then $item else empty end)
              elif $count == 0 then f
              else error("skip doesn't support negative count") end;
            def nth($place): .[$place];
            def nth($place; f):
              if $place >= 0 then first(skip($place; f)) else error("nth doesn't support negative index") end;
            """;

    private static final String ARRAYS = """
            def add(f): [f] | add;
            def map_values(f): .[] |= f;
            def with_entries(f): to_entries | map(f) | from_entries;
            def sort_by(f): _sort_by(map([f]));
            def group_by(f): _group_by(map([f]));
            def unique_by(f): _unique_by(map([f]));
            def min_by(f): _min_by(map([f]));
            def max_by(f): _max_by(map([f]));
            def combinations:
              if length == 0 then [] else .[0][] as $item | [$item] + (.[1:] | combinations) end;
            def combinations(n): [limit(n; repeat(.))] | combinations;
            def walk(f):
              def deep: (if type == "array" then map(deep) elif type == "object" then map_values(deep) else . end) | f;
              deep;
            def INDEX(rows; key): reduce rows as $row ({}; .[$row | key | tostring] = $row);
            def INDEX(key): INDEX(.[]; key);
            def JOIN($index; key): [.[] | [., $index[key]]];
            def JOIN($index; rows; key): rows | [., $index[key]];
            def JOIN($index; rows; key; join): rows | [., $index[key]] | join;
            def IN(list): any(list == .; .);
            def IN(source; list): any(source == list; .);
            """;

    private static final String PATHS = """
            def paths: path(..) | select(. != []);
            def paths(condition): path(.. | select(condition)) | select(. != []);
            def del(f): delpaths([path(f)]);
            def pick(f): . as $whole | reduce path(f) as $path (null; setpath($path; $whole | getpath($path)));
            def tostream:
              path(def inside: (.[]? | inside), .; inside) as $path
              | getpath($path)
              | reduce path(.[]?) as $last ([$path, .]; [$path + $last]);
            def fromstream(events):
              foreach events as $event (null;
                if .e then null else . end
                | $event as [$path, $leaf]
                | if $event | length == 2 then
                    setpath(["v"] + $path; $leaf) | setpath(["e"]; $path | length == 0)
                  else setpath(["e"]; $path | length == 1) end;
                if .e then .v else empty end);
            def truncate_stream(events):
              . as $depth | null | events | if .[0] | length > $depth then .[0] |= .[$depth:] else empty end;
            """;

    private static final String TEXTS = """
            def match($expression; $flags): _match($expression; $flags; false)[];
            def match($expression): match($expression; null);
            def test($expression; $flags): _match($expression; $flags; true);
            def test($expression): test($expression; null);
            def capture($expression; $flags): match($expression; $flags) | .captures | _captures;
            def capture($expression): capture($expression; null);
            def scan($expression; $flags):
              match($expression; $flags + "g")
              | if .captures == [] then .string else [.captures[].string] end;
            def scan($expression): scan($expression; null);
            def splits($expression; $flags): _pieces($expression; $flags + "g")[] | .before;
            def splits($expression): splits($expression; null);
            def split($expression; $flags): [splits($expression; $flags)];
            def sub($expression; text; $flags):
              . as $whole
              | _pieces($expression; $flags) as $pieces
              | [$pieces[:-1][] | [.before, (.captures | text)]]
              | _assembled($whole; $pieces[-1].before)[];
            def sub($expression; text): sub($expression; text; null);
            def gsub($expression; text; $flags): sub($expression; text; $flags + "g");
            def gsub($expression; text): sub($expression; text; "g");
            def fromdateiso8601: strptime("%Y-%m-%dT%H:%M:%S%z") | mktime;
            def todateiso8601: strftime("%Y-%m-%dT%H:%M:%SZ");
            def fromdate: fromdateiso8601;
            def todate: todateiso8601;
            """;

    public static final String SOURCE = CHOOSING + REPEATING + ARRAYS + PATHS + TEXTS;

    private Prelude() {}
}
