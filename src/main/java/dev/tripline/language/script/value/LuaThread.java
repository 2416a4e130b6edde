package dev.tripline.language.script.value;

/** What the type {@code thread} is to a script. */
public interface LuaThread {}
