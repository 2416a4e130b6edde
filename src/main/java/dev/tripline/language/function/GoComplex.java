package dev.tripline.language.function;

/** A Go {@code complex128}: templates have constants such as {@code 1+2i}. */
public record GoComplex(double real, double imaginary) {}
