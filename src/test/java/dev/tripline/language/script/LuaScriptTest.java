package dev.tripline.language.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tripline.language.BadProgram;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.World;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LuaScriptTest {
    private static final World WORLD =
            new World(InstantSource.fixed(Instant.parse("2024-05-06T07:08:09Z")), new Random(7));

    private static String transform(String script) throws BadProgram, EvaluationFailure {
        return transform(script, Map.of("a", 1.0, "name", "héllo"));
    }

    private static String transform(String script, Map<String, Object> body) throws BadProgram, EvaluationFailure {
        return LuaScript.compile(script).transform(body, WORLD);
    }

    private static String reason(String script) throws BadProgram {
        LuaScript compiled = LuaScript.compile(script);
        EvaluationFailure failure =
                catchThrowableOfType(EvaluationFailure.class, () -> compiled.transform(Map.of(), WORLD));
        assertThat(failure.isOverBudget()).isFalse();
        return failure.reason();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "load",
                "loadstring",
                "loadfile",
                "dofile",
                "require",
                "module",
                "io",
                "debug",
                "package",
                "luajava",
                "newproxy",
                "os.execute",
                "os.exit",
                "os.remove",
                "os.rename",
                "os.tmpname",
                "os.setenv"
            })
    void what_reaches_out_of_the_script_is_not_there(String name) throws BadProgram, EvaluationFailure {
        assertThat(LuaScript.compile("return " + name + " == nil").test(Map.of(), WORLD))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "getmetatable('').__index.upper = function() return 'stolen' end",
                "string.upper = nil",
                "getmetatable('').__index = function() return nil end",
                "setmetatable('', nil)",
                "table.concat = nil math.floor = nil tostring = nil",
                "_G.event = nil setfenv(1, {})",
                "setmetatable(_G, {__index = function() error('trap') end, __newindex = function() error('trap') end})",
                "setmetatable(string, {__metatable = 'locked'}) string.x = 1",
                "os.time = function() return 0 end coroutine.wrap = nil",
                "event.a = 'changed' event.o.x = 'changed'"
            })
    void what_a_script_changes_the_next_run_does_not_see(String change) throws BadProgram, EvaluationFailure {
        Map<String, Object> body = Map.of("a", 1.0, "o", Map.of("x", 2.0));
        LuaScript clean = LuaScript.compile("return {u = ('x'):upper(), c = table.concat({1, 2}), f = math.floor(1.5), "
                + "a = event.a, x = event.o.x, g = undefined == nil, s = string.x == nil, "
                + "t = os.time() > 0, w = coroutine.wrap ~= nil}");
        String before = clean.transform(body, WORLD);
        assertThat(LuaScript.compile(change + " return true").test(body, WORLD)).isTrue();
        assertThat(clean.transform(body, WORLD)).isEqualTo(before);
    }

    @Test
    void globals_and_locals_of_a_run_are_gone_in_the_next() throws BadProgram, EvaluationFailure {
        LuaScript script = LuaScript.compile("local seen = x x = (x or 0) + 1 return {x = x, seen = seen ~= nil}");
        for (int i = 0; i < 3; i++) {
            assertThat(script.transform(Map.of(), WORLD)).isEqualTo("{\"seen\":false,\"x\":1}");
        }
    }

    @Test
    void threads_share_a_script_without_noticing_each_other() throws Exception {
        LuaScript script = LuaScript.compile("function string.twice(s) return s .. s end "
                + "n = 0 for i = 1, event.n do n = n + i end "
                + "local g = coroutine.wrap(function() for i = 1, 3 do coroutine.yield(i) end end) "
                + "local ok, e = pcall(error, {n = n}) "
                + "return {n = e.n, t = event.s:twice(), g = g() + g()}");
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Void>> all = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                int n = 10 + thread;
                Callable<Void> work = () -> {
                    for (int i = 0; i < 300; i++) {
                        assertThat(script.transform(Map.of("n", (double) n, "s", "s" + n), World.real()))
                                .isEqualTo("{\"g\":3,\"n\":" + n * (n + 1) / 2 + ",\"t\":\"s" + n + "s" + n + "\"}");
                    }
                    return null;
                };
                all.add(threads.submit(work));
            }
            for (Future<Void> one : all) {
                one.get();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "local x = 1\\nlocal y = nil\\nreturn y.z | <string>:3: attempt to index a non-table object(nil) with key 'z'",
                "\\nerror('boom') | <string>:2: boom",
                "error({code = 5}) | error object is a table value",
                "error('plain', 0) | plain",
                "return {a = nil + 1} | <string>:1: cannot perform add operation between nil and number",
                "nothing() | <string>:1: attempt to call a non-function object",
                "return ('x'):rep({}) | <string>:1: bad argument #2 to rep (number expected, got table)",
                "return 5 | the script must return a table, not number",
                "return {f = print} | a function has no form in JSON",
                "return {n = 0/0} | json: unsupported value: NaN"
            })
    void failures_say_what_is_wrong_and_where(String script, String reason) throws BadProgram {
        assertThat(reason(script.replace("\\n", "\n"))).isEqualTo(reason);
    }

    @Test
    void long_messages_are_cut() throws BadProgram {
        assertThat(reason("error(('x'):rep(100000))")).hasSize(301).endsWith("…");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x = = 1 | <string>:1: unexpected symbol near '='",
                "if true then | <string>:1: 'end' expected near 'end of the script'",
                "\\n\\nreturn ( | <string>:3: unexpected symbol near 'end of the script'",
                "goto nowhere | <string>:1: no visible label 'nowhere' for goto",
                "break | <string>:1: no loop to break",
                "return {a = 5 & 3} | <string>:1: unexpected symbol near '&'",
                "x = 'abc | <string>:1: unterminated string",
                "--[[ never closed | <string>:1: unterminated long string",
                "return ... + 1e | <string>:1: malformed number",
                "local function f() return ... end | <string>:1: cannot use '...' outside a vararg function near '...'"
            })
    void syntax_errors_are_found_when_it_is_compiled(String script, String reason) {
        assertThatThrownBy(() -> LuaScript.compile(script.replace("\\n", "\n")))
                .isInstanceOfSatisfying(
                        BadProgram.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void texts_are_bytes_inside_and_whole_characters_outside() throws BadProgram, EvaluationFailure {
        assertThat(transform("return {n = #event.name, cut = event.name:sub(1, 2), whole = event.name:upper(), "
                        + "bytes = '\\240\\159\\152\\128'}"))
                .isEqualTo("{\"bytes\":\"😀\",\"cut\":\"h\\ufffd\",\"n\":6,\"whole\":\"HÉLLO\"}");
    }

    @Test
    void members_that_are_null_and_lists_in_lists_do_not_arrive() throws BadProgram, EvaluationFailure {
        Map<String, Object> body = new java.util.HashMap<>();
        body.put("gone", null);
        List<Object> items = new ArrayList<>(List.of(1.0, List.of(2.0), Map.of("k", true)));
        items.add(1, null);
        body.put("items", items);
        assertThat(transform("return {gone = event.gone == nil, n = #event.items, items = event.items}", body))
                .isEqualTo("{\"gone\":true,\"items\":[1,{\"k\":true}],\"n\":2}");
    }

    @Test
    void time_and_chance_come_from_the_world() throws BadProgram, EvaluationFailure {
        assertThat(transform("return {os.time(), os.date('!%Y-%m-%d %X'), os.date('%F')}"))
                .isEqualTo("[1714979289,\"2024-05-06 07:08:09\",\"2024-05-06\"]");
        World same = new World(WORLD.clock(), new Random(1));
        World again = new World(WORLD.clock(), new Random(1));
        LuaScript dice = LuaScript.compile(
                "math.randomseed(os.time()) return {math.random(), math.random(6), math.random(10, 20)}");
        assertThat(dice.transform(Map.of(), same)).isEqualTo(dice.transform(Map.of(), again));
    }

    @Test
    void only_true_passes_a_filter() throws BadProgram, EvaluationFailure {
        for (String value : List.of("1", "'true'", "nil", "{}", "false", "true, false", "")) {
            assertThat(LuaScript.compile("return " + value).test(Map.of(), WORLD))
                    .as(value)
                    .isFalse();
        }
        assertThat(LuaScript.compile("return 1, true").test(Map.of(), WORLD)).isTrue();
    }

    /** Recorded from gopher-lua: local variables take their values at once. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "local a, b = 1, 2 a, b = b, a return {a, b} | [2,2]",
                "a, b = 1, 2 a, b = b, a return {a, b} | [2,1]",
                "local t = {1, 2} t[1], t[2] = t[2], t[1] return t | [2,1]",
                "local a, t = 1, {} t.x, a = a, 5 return t | {\"x\":5}",
                "local a = 1 local t = {} local i = 1 i, t[i] = 2, 9 return {i, t[1]} | [2,9]"
            })
    void several_assignments_at_once_go_as_in_gopher_lua(String script, String json)
            throws BadProgram, EvaluationFailure {
        assertThat(transform(script)).isEqualTo(json);
    }

    /** Recorded from gopher-lua. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "local co = coroutine.create(function(a) local b = coroutine.yield(a + 1) error('x' .. b) end) "
                        + "return {coroutine.resume(co, 1), select(2, coroutine.resume(co, 'y')), coroutine.status(co)} "
                        + "| [true,\"\\u003cstring\\u003e:1: xy\",\"dead\"]",
                "local r = {} for k in pairs({z = 1, a = 2, 7, m = 3}) do r[#r + 1] = k end return r | [1,\"z\",\"a\",\"m\"]",
                "return {('%5.1f:%-5d:%05d:%q:%x'):format(3.14159, 42, 42, 'é\"', 255)} | [\"  3.1:42   :00042:\\\"é\\\\\\\"\\\":ff\"]",
                "return {tostring(1e15), tostring(2^63), tostring(0.1), tostring(-0.0), 1e100 .. ''} "
                        + "| [\"1000000000000000\",\"9.223372036854776e+18\",\"0.1\",\"0\",\"1e+100\"]",
                "return {('abc'):gsub('', '-')} | [\"-a-b-c-\",4]",
                "local t = {1, 2, 3} t[3] = nil local r = table.remove(t) return {#t, r == nil} | [2,true]",
                "return {tonumber('1e3') == nil, '010' + 0, 0x1F, tonumber('ff', 16)} | [true,8,31,255]",
                "for i = 1, 3 do for j = 1, 3 do if j == 2 then goto next end n = (n or 0) + 1 ::next:: end end return {n} | [6]",
                "local function f(...) return arg.n end return {f(1, nil, 3)} | [3]"
            })
    void the_library_behaves_as_gopher_lua(String script, String json) throws BadProgram, EvaluationFailure {
        assertThat(transform(script)).isEqualTo(json);
    }
}
