package dev.tripline.language.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tripline.language.BadProgram;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.World;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a hostile or broken script can do: nothing but fail, soon, and alone. */
class LuaBudgetTest {
    /** Of computing, generous for a cold JVM; the limit within is {@code Budget.MILLISECONDS}. */
    private static final long SOON_MILLIS = 1500;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final Map<String, Object> BODY = Map.of("a", 1.0, "text", "a".repeat(100_000));

    private static EvaluationFailure failure(String script) throws BadProgram {
        LuaScript compiled = LuaScript.compile(script);
        long start = THREADS.getCurrentThreadCpuTime();
        EvaluationFailure failure =
                catchThrowableOfType(EvaluationFailure.class, () -> compiled.transform(BODY, World.real()));
        assertThat(failure).as(script).isNotNull();
        assertThat(THREADS.getCurrentThreadCpuTime() - start).isLessThan(TimeUnit.MILLISECONDS.toNanos(SOON_MILLIS));
        return failure;
    }

    private static void stops(String script) throws BadProgram, EvaluationFailure {
        EvaluationFailure failure = failure(script);
        assertThat(failure.isOverBudget()).as(script + ": " + failure.reason()).isTrue();
        cleanScriptWorks();
    }

    private static void cleanScriptWorks() throws BadProgram, EvaluationFailure {
        assertThat(LuaScript.compile("return {n = event.a + 1, u = (\"x\"):upper(), t = table.concat({1, 2}, \",\")}")
                        .transform(BODY, World.real()))
                .isEqualTo("{\"n\":2,\"t\":\"1,2\",\"u\":\"X\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while true do end",
                "repeat until false",
                "for i = 1, math.huge do end",
                "::top:: goto top",
                "pcall(function() while true do end end)",
                "while true do pcall(function() while true do end end) end",
                "while true do pcall(error, 'x') end",
                "while true do pcall(function() error({}) end) end",
                "local function f() return f() end f()",
                "xpcall(function() while true do end end, function() while true do end end)",
                "while true do xpcall(function() error('x') end, function(e) return e end) end",
                "local t = setmetatable({}, {__index = function() while true do end end}) return {t.x}",
                "local t = setmetatable({}, {__lt = function() while true do end end}) return {t < t}",
                "return {tostring(setmetatable({}, {__tostring = function() while true do end end}))}",
                "table.sort({3, 1, 2}, function() while true do end end)",
                "local t = {} for i = 1, 50000 do t[i] = i end while true do table.sort(t, function() return true end) end",
                "('x'):gsub('x', function() while true do end end)",
                "for k in (function() return 1 end) do end",
                "coroutine.wrap(function() while true do end end)()",
                "local co = coroutine.wrap(function() while true do coroutine.yield(1) end end) while true do co() end",
                "pcall(coroutine.wrap(function() while true do pcall(error) end end)) while true do end",
                "local a = setmetatable({}, {}) getmetatable(a).__index = a while true do pcall(function() return a.x end) end",
                "local e = setmetatable({}, {__gc = 1}) while true do local x = {} end"
            })
    @Timeout(20)
    void endless_work_stops_whatever_is_around_it(String script) throws BadProgram, EvaluationFailure {
        stops(script);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return {('x'):rep(1e9)}",
                "return {('x'):rep(1e18)}",
                "local s = 'x' while true do s = s .. s end",
                "local s = ('x'):rep(2^19) while true do local t = s .. s .. s .. s end",
                "local s = ('x'):rep(2^19) return {s .. s .. s}",
                "local s = ('x'):rep(2^18) return {(s:gsub('x', s))}",
                "local s = ('x'):rep(2^20) while true do s:upper() end",
                "local s = ('x'):rep(2^20) while true do s:reverse() end",
                "local s = ('x'):rep(2^20) while true do local t = s:sub(2) end",
                "local t = {} for i = 1, 100 do t[i] = ('x'):rep(2^16) end return {table.concat(t, 'y')}",
                "return {('%9999999d'):format(1)}",
                "return {('%.9999999f'):format(1)}",
                "return {(('%99999d'):rep(50)):format(1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20)}",
                "while true do local s = ('%99999d'):format(1) end",
                "while true do os.date(('%A'):rep(1000)) end",
                "local s = ('é'):rep(2^18) while true do s:upper() end",
                "local s, n = 'x', 0 while true do s = ('x'):rep(n) n = n + 1000 end",
                "return {event.text:gsub('a', event.text)}",
                "local t = {} while true do t[#t + 1] = ('x'):rep(1000) end"
            })
    @Timeout(20)
    void texts_do_not_grow_without_end(String script) throws BadProgram, EvaluationFailure {
        stops(script);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "local t = {} t[5e7] = 1 return t",
                "local t = {} t[6e7] = nil return t",
                "local t = {} for i = 1, 1e9 do t[i] = i end return t",
                "local t = {} for i = 1, 1e9 do t['k' .. i] = i end return t",
                "local t = {} while true do t = {t} end",
                "local t = {} for i = 1, 1e9 do t[i + 0.5] = i end",
                "while true do table.insert({}, 1) end",
                "local t = {} while true do table.insert(t, 1, 1) end",
                "local t = {} t[1e6] = 1 while true do local n = #t table.insert(t, 1, 1) end",
                "local t = {} t[1e6] = 1 t[1e6] = nil while true do local n = #t end",
                "local t = {} while true do t[#t + 1] = function() return t end end",
                "local t = {} while true do t[#t + 1] = coroutine.create(function() end) end",
                "local t = {} for i = 1, 40 do t = {t, t} end return t",
                "local function f(...) return f(1, ...) end f()",
                "local t = {} for i = 1, 4000 do t[i] = i end while true do local u = {unpack(t)} end",
                "local s = ('x'):rep(4000) while true do local u = {s:byte(1, -1)} end"
            })
    @Timeout(20)
    void tables_do_not_grow_without_end(String script) throws BadProgram, EvaluationFailure {
        stops(script);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return {(('a'):rep(30) .. '!'):find(('(a-)'):rep(20) .. 'b')}",
                "return {(('a'):rep(30) .. '!'):find(('(a*)'):rep(20) .. 'b')}",
                "return {(('a'):rep(30) .. '!'):match(('a?'):rep(30) .. ('a'):rep(31))}",
                "return {event.text:match('.-.-.-b')}",
                "return {event.text:find('a*a*a*a*b')}",
                "for w in event.text:gmatch('.-.-b') do end",
                "return {event.text:gsub('a-a-b', '')}",
                "pcall(function() event.text:find('.-.-.-b') end) while true do end",
                "while true do event.text:find('b', 1, true) end",
                "while true do pcall(string.find, event.text, '%bxy') end",
                "local p = ('('):rep(20000) while true do pcall(string.find, 'x', p) end"
            })
    @Timeout(20)
    void patterns_do_not_backtrack_without_end(String script) throws BadProgram, EvaluationFailure {
        stops(script);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "local function f() return 1 + f() end f()",
                "local t = setmetatable({}, {}) getmetatable(t).__index = function(t, k) return t[k] end return {t.x}",
                "local function f() return pcall(f) end while true do f() end",
                "local function f() return (pcall(f)) end while true do f() end",
                "local function f() table.sort({1, 2}, f) end f()",
                "local function f() return ('x'):gsub('x', f) end f()",
                "local function f() coroutine.wrap(f)() end f()",
                "local t = setmetatable({}, {}) getmetatable(t).__tostring = function() return tostring(t) end tostring(t)",
                "local t = setmetatable({}, {}) getmetatable(t).__call = t t()",
                "local t = setmetatable({}, {}) getmetatable(t).__concat = function(a, b) return a .. b end return {t .. t}",
                "local t = {} t.t = t return t",
                "local t = {} for i = 1, 10000 do t = {t} end return t"
            })
    @Timeout(20)
    void deep_calls_and_values_end_in_a_failure(String script) throws Exception {
        Thread small = new Thread(null, () -> assertThat(failureOf(script)).isNotNull(), "small", 512 << 10);
        Throwable[] thrown = new Throwable[1];
        small.setUncaughtExceptionHandler((thread, e) -> thrown[0] = e);
        small.start();
        small.join();
        assertThat(thrown[0]).isNull();
        cleanScriptWorks();
    }

    private static EvaluationFailure failureOf(String script) {
        try {
            return failure(script);
        } catch (BadProgram e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_call_too_deep_can_be_caught_as_in_stock() throws BadProgram, EvaluationFailure {
        String script = "local n = 0 local function f() n = n + 1 return 1 + f() end "
                + "local ok, e = pcall(f) return {ok = ok, e = e, n = n}";
        assertThat(LuaScript.compile(script).transform(Map.of(), World.real()))
                .isEqualTo("{\"e\":\"\\u003cstring\\u003e:1: stack overflow\",\"n\":254,\"ok\":false}");
    }

    @ParameterizedTest
    @CsvSource({
        "(, 100000, ''",
        "return , 1, '{{{'",
        "x = {, 2000, ''",
        "x = -, 5000, 1",
        "x = not , 5000, 1",
        "x = 1 + , 3000, 1",
        "x = 1 ^ , 3000, 1",
        "if true then , 3000, ''",
        "f = function() , 3000, ''",
        "x.y, 3000, = 1"
    })
    void nested_source_is_refused(String part, int times, String end) throws InterruptedException {
        Throwable[] thrown = new Throwable[1];
        Thread small = new Thread(
                null,
                () -> thrown[0] = catchThrowable(() -> LuaScript.compile(part.repeat(times) + end)),
                "small",
                512 << 10);
        small.start();
        small.join();
        assertThat(thrown[0]).isInstanceOf(BadProgram.class);
    }

    @Test
    void long_source_is_refused() {
        String chunk = "x = 1 ".repeat(LuaScript.LONGEST_CHUNK / 6 + 1);
        assertThat(catchThrowableOfType(BadProgram.class, () -> LuaScript.compile(chunk)))
                .hasMessageContaining("more than");
    }

    @Test
    void ordinary_work_on_a_large_body_fits() throws BadProgram, EvaluationFailure {
        String script = "local n = 0 for w in event.text:gmatch('a+') do n = n + #w end "
                + "return {n = n, s = #event.text:gsub('a', 'b'):upper():rep(5)}";
        assertThat(LuaScript.compile(script).transform(BODY, World.real())).isEqualTo("{\"n\":100000,\"s\":500000}");
    }
}
