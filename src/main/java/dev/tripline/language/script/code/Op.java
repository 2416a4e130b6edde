package dev.tripline.language.script.code;

/**
 * The instructions: a code in the low 8 bits, an operand {@code a} above; jumps have their target in the next word. In the
 * comments, on the left what is taken from the stack, on the right what is left there. "The list" is the frame's register
 * for any number of values.
 */
public final class Op {
    // Moves.
    /** – → constant a. */
    public static final int CONST = 0;

    public static final int NIL = 1;
    public static final int TRUE = 2;
    public static final int FALSE = 3;
    /** – → local a. */
    public static final int LOCAL = 4;

    public static final int SET_LOCAL = 5;
    /** – → local a that inner functions share. */
    public static final int CELL = 6;

    public static final int SET_CELL = 7;
    /** value → –; local a is a new shared variable. */
    public static final int NEW_CELL = 8;

    public static final int UPVALUE = 9;
    public static final int SET_UPVALUE = 10;
    public static final int GLOBAL = 11;
    public static final int SET_GLOBAL = 12;
    public static final int POP = 13;
    /** – → a copies of "...", filled up with nil. */
    public static final int VARARG = 14;
    /** The list := "...". */
    public static final int VARARG_LIST = 15;

    public static final int NEW_TABLE = 16;
    /** table, a values → table; next word: the index before the first. */
    public static final int ITEMS = 17;
    /** table, a values → table; the list follows. */
    public static final int ITEMS_LIST = 18;
    /** table, a values, key, value → table, a values. */
    public static final int MEMBER = 19;
    /** – → a function of prototype a. */
    public static final int CLOSURE = 20;
    /** Local a := a table of "..." with its length n. */
    public static final int ARGUMENTS = 21;

    // Operators that may run metamethods.
    public static final int ADD = 22;
    public static final int SUB = 23;
    public static final int MUL = 24;
    public static final int DIV = 25;
    public static final int MOD = 26;
    public static final int POW = 27;
    public static final int EQ = 28;
    public static final int NE = 29;
    public static final int LT = 30;
    public static final int LE = 31;
    public static final int GT = 32;
    public static final int GE = 33;
    public static final int MINUS = 34;
    public static final int NOT = 35;
    public static final int LENGTH = 36;
    /** a values → their text. */
    public static final int CONCAT = 37;
    /** object, key → value. */
    public static final int INDEX = 38;
    /** object → value under constant a. */
    public static final int FIELD = 39;
    /** object, key, value → –. */
    public static final int SET_INDEX = 40;
    /** value → –; object and key lie a below the top. */
    public static final int STORE = 41;
    /** value, object → –; the key lies a + 1 below the top. */
    public static final int STORE_INTO = 42;
    /** object → method named by constant a, object. */
    public static final int METHOD = 43;

    // Jumps and calls.
    public static final int FIRST_CONTROL = 44;
    public static final int JUMP = 44;
    /** value → –. */
    public static final int JUMP_UNLESS = 45;
    /** Stays and jumps when false, else value → –. */
    public static final int AND = 46;

    public static final int OR = 47;
    /** function, arguments → results; a: number of arguments, next word: of results, -1 for the list. */
    public static final int CALL = 48;
    /** As CALL; the list follows the arguments. */
    public static final int CALL_LIST = 49;
    /** Like CALL_LIST to the list; a function in Lua takes over the frame. */
    public static final int TAIL_CALL = 50;

    public static final int TAIL_CALL_LIST = 51;
    public static final int RETURN = 52;
    public static final int RETURN_LIST = 53;
    /** Locals a.. are value, limit, step. */
    public static final int FOR_PREPARE = 54;
    /** Jumps back with local a+3 := the next value, or goes on. */
    public static final int FOR_LOOP = 55;
    /** function, state, control in locals a..; calls it; next word: number of variables. */
    public static final int FOR_CALL = 56;
    /** Jumps back when local a+3 is not nil. */
    public static final int FOR_NEXT = 57;

    private Op() {}
}
