package dev.tripline.language.script.value;

/** What the type {@code function} is to a script: written in Lua, or part of the library. */
public interface LuaFunction {}
